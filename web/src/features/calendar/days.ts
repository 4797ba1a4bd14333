import { day } from '@/shared/format/date'
import type { SpecialDay } from './api'

/** A plain day as the instant of its noon in the province, for the formats that want an instant. */
export const noon = (date: string): string => `${date}T12:00:00+08:00`
export const dayText = (date: string): string => day(noon(date))

const parse = (date: string): Date => new Date(`${date}T00:00:00Z`)
const write = (at: Date): string => at.toISOString().slice(0, 10)

export const weekday = (date: string): number => (parse(date).getUTCDay() + 6) % 7
export const isWeekend = (date: string): boolean => weekday(date) > 4

/** Every day from the first to the last, at most a year of them. */
export const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = []
  for (const at = parse(first); write(at) <= last && days.length < 366; at.setUTCDate(at.getUTCDate() + 1)) {
    days.push(write(at))
  }
  return days
}

/** A month as weeks from Monday to Sunday; null lies outside of it. */
export const weeksOf = (year: number, month: number): (string | null)[][] => {
  const two = String(month).padStart(2, '0')
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const days = Array.from({ length }, (_, i) => `${year}-${two}-${String(i + 1).padStart(2, '0')}`)
  const cells: (string | null)[] = [...Array<null>(weekday(days[0] ?? '')).fill(null), ...days]
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
}

export const sameDay = (a: SpecialDay | undefined, b: SpecialDay | undefined): boolean =>
  a?.kind === b?.kind && a?.holiday === b?.holiday && (a?.name ?? '') === (b?.name ?? '')
