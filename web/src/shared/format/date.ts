/** Deadlines are read in the time zone of the law, wherever the reader sits. */
const ZONE = 'Asia/Shanghai'

const english = (): boolean => document.documentElement.lang.startsWith('en')

const parts = (instant: string, options: Intl.DateTimeFormatOptions, locale = 'zh-CN'): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options })
      .formatToParts(new Date(instant))
      .map((it) => [it.type, it.value]),
  )

/** 11月23日（周一） · Mon 23 Nov */
export const day = (instant: string): string => {
  if (english()) {
    const it = parts(instant, { month: 'short', day: 'numeric', weekday: 'short' }, 'en-GB')
    return `${it['weekday']} ${it['day']} ${it['month']}`
  }
  const it = parts(instant, { month: 'numeric', day: 'numeric', weekday: 'short' })
  return `${it['month']}月${it['day']}日（${it['weekday']}）`
}

/** 2026年11月23日 · 23 November 2026 */
export const longDay = (instant: string): string => {
  if (english()) {
    const it = parts(instant, { year: 'numeric', month: 'long', day: 'numeric' }, 'en-GB')
    return `${it['day']} ${it['month']} ${it['year']}`
  }
  const it = parts(instant, { year: 'numeric', month: 'numeric', day: 'numeric' })
  return `${it['year']}年${it['month']}月${it['day']}日`
}

/** 11-23 周一, for tables */
export const shortDay = (instant: string): string => {
  const it = parts(instant, { month: '2-digit', day: '2-digit' })
  const weekday = parts(instant, { weekday: 'short' }, english() ? 'en-GB' : 'zh-CN')['weekday']
  return `${it['month']}-${it['day']} ${weekday}`
}

/** The last day of a term: one that ends at 24:00 ends on the day before midnight. */
export const dueDay = (instant: string): string => shortDay(new Date(Date.parse(instant) - 1).toISOString())

/** 09:05 */
export const timeOfDay = (instant: string): string => {
  const it = parts(instant, { hour: '2-digit', minute: '2-digit' })
  return `${it['hour']}:${it['minute']}`
}

/** 2026-11-23 09:05 */
export const minute = (instant: string): string => {
  const it = parts(instant, { year: 'numeric', month: '2-digit', day: '2-digit' })
  return `${it['year']}-${it['month']}-${it['day']} ${timeOfDay(instant)}`
}

/** 11-23 09:05, for a line of dated facts */
export const shortMinute = (instant: string): string => {
  const it = parts(instant, { month: '2-digit', day: '2-digit' })
  return `${it['month']}-${it['day']} ${timeOfDay(instant)}`
}

const noon = (date: string): string => `${date}T12:00:00+08:00`

/** 11月23日（周一） · Mon 23 Nov, from a calendar day like 2026-11-23 */
export const plainDay = (date: string): string => day(noon(date))

/** 0 for Monday to 6 for Sunday, from a calendar day like 2026-11-23 */
export const weekdayOf = (date: string): number => (new Date(noon(date)).getUTCDay() + 6) % 7
