const DAY = new Intl.DateTimeFormat('zh-CN', {
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  timeZone: 'Asia/Shanghai',
})
const MINUTE = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
})

/** 11月23日（周一） */
export const day = (instant: string): string => {
  const part = Object.fromEntries(DAY.formatToParts(new Date(instant)).map((it) => [it.type, it.value]))
  return `${part['month']}月${part['day']}日（${part['weekday']}）`
}

/** 2026-11-23 09:05 */
export const minute = (instant: string): string => {
  const part = Object.fromEntries(MINUTE.formatToParts(new Date(instant)).map((it) => [it.type, it.value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}
