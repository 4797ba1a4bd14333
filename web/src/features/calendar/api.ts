import { get, post, put, type Page } from '@/shared/api/client'

export const EDIT = 'calendar.edit'

export const HOLIDAYS = [
  'NEW_YEAR',
  'SPRING_FESTIVAL',
  'QINGMING',
  'LABOUR_DAY',
  'DRAGON_BOAT',
  'MID_AUTUMN',
  'NATIONAL_DAY',
  'OTHER',
] as const
export type Holiday = (typeof HOLIDAYS)[number]

/** A day that is not what its weekday says; dates are plain days of the province, without a time. */
export interface SpecialDay {
  date: string
  kind: 'REST' | 'WORK'
  holiday: Holiday
  /** Its own name when the holiday is OTHER. */
  name: string
  notice: string
}

export interface YearTable {
  year: number
  revision: number
  announced: boolean
  notice: string
  issuedOn: string | null
  workingDays: number
  days: SpecialDay[]
}

export interface YearRow {
  year: number
  announced: boolean
  notice: string
  revision: number
  specialDays: number
}

export interface DayChange {
  date: string
  before: SpecialDay | null
  after: SpecialDay | null
}

export interface Version {
  revision: number
  changedAt: string
  officer: string
  reason: string
  announced: boolean
  notice: string
  issuedOn: string | null
  changes: DayChange[]
}

export interface ChangeYear {
  basedOn: number
  announced: boolean
  notice: string
  issuedOn: string | null
  reason: string
  days: Omit<SpecialDay, 'notice'>[]
}

/** What a change would do to the clocks that run; "at least" when not all were looked at. */
export interface Effect {
  examined: number
  complete: boolean
  moved: number
  sooner: number
  later: number
  earliestDue: string | null
  latestDue: string | null
  window: { first: string; last: string }
}

export interface Decree {
  id: string
  region: string
  regionName: string
  from: string
  to: string
  documentNumber: string
  reason: string
  issuedAt: string
  officer: string
  revokedAt: string | null
  revokedBy: string | null
  revokedBecause: string | null
}

export interface IssueDecree {
  region: string
  from: string
  to: string
  documentNumber: string
  reason: string
}

export interface Recomputation {
  id: string
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'
  done: number
  total: number | null
  title: string
  text: string | null
  parts: { kind: 'ok' | 'warn' | 'bad'; count: number; text: string }[]
  createdAt: string
  endedAt: string | null
}

export interface Moved {
  subject: string
  kind: string
  dueBefore: string
  dueAfter: string
}

export interface BusinessClock {
  today: string
  realToday: string
  now: string
  daysAhead: number
  nextDay: string
  nextWorkingDay: string
  fifthWorkingDay: string
}

export interface Region {
  code: string
  name: string
}

export const fetchYears = () => get<YearRow[]>('/api/calendar/years')
export const fetchYear = (year: number) => get<YearTable>('/api/calendar/days', { year })
export const fetchVersions = (year: number, after: string | null) =>
  get<Page<Version>>(`/api/calendar/years/${year}/versions`, { after })
export const previewYear = (year: number, change: ChangeYear) =>
  post<Effect>(`/api/calendar/years/${year}/preview`, change)
export const changeYear = (year: number, change: ChangeYear, key: string) =>
  put<{ revision: number; job: string }>(`/api/calendar/years/${year}`, change, { key })

export const fetchDecrees = (after: string | null) => get<Page<Decree>>('/api/calendar/decrees', { after })
export const previewDecree = (decree: IssueDecree) => post<Effect>('/api/calendar/decrees/preview', decree)
export const issueDecree = (decree: IssueDecree, key: string) =>
  post<{ id: string; job: string }>('/api/calendar/decrees', decree, { key })
export const revokeDecree = (id: string, reason: string) =>
  post<{ id: string; job: string }>(`/api/calendar/decrees/${id}/revocation`, { reason })

export const jobUrl = (id: string): string => `/api/calendar/jobs/${id}`
export const fetchJobs = (after: string | null) => get<Page<Recomputation>>('/api/calendar/jobs', { after })
export const fetchMoves = (id: string, after: string | null) =>
  get<Page<Moved>>(`/api/calendar/jobs/${id}/moves`, { after })
export const resumeJob = (id: string) => post<Recomputation>(`/api/calendar/jobs/${id}/resumption`)

export const fetchClock = () => get<BusinessClock>('/api/calendar/business-clock')
export const moveClock = (today: string) => put<BusinessClock>('/api/calendar/business-clock', { today })

export const fetchRegions = (of: string) => get<Page<Region>>('/api/regions/children', { of, limit: 100 })
