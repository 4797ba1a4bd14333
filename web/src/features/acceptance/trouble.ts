import type { DashboardRegion } from './api'

const MANY = 5

/** From five overdue cases on a region is red, from one on it is amber. */
export const troubleOf = (red: number): 'ok' | 'warn' | 'bad' => {
  if (red >= MANY) return 'bad'
  return red > 0 ? 'warn' : 'ok'
}

/** 南京 for 南京市: a cell has little room. */
export const shortName = (name: string): string => (name.length > 2 ? name.replace(/市$/, '') : name)

const COLUMNS = ['code', 'name', 'received', 'open', 'yellow', 'red', 'decidedToday', 'deemed'] as const

const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`

/** The table as a file for a spreadsheet, which needs the mark at its beginning to know the characters. */
export const asCsv = (regions: DashboardRegion[], titles: Record<(typeof COLUMNS)[number], string>): string => {
  const rows = [COLUMNS.map((it) => titles[it]), ...regions.map((row) => COLUMNS.map((it) => row[it]))]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
