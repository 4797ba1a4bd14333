import { get, post, put, type Page } from '@/shared/api/client'

export const BEHAVIOURS = [
  'WELL',
  'SLOW',
  'LATE',
  'DOWN',
  'SILENT',
  'GARBLED',
  'REFUSING',
  'UNDELIVERABLE',
  'TWICE',
  'OUT_OF_ORDER',
] as const

export type Behaviour = (typeof BEHAVIOURS)[number]
export type FailureState = 'DEAD' | 'NO_MOBILE'

export interface Figures {
  /** Counted up to ten thousand, as the others. */
  waiting: number
  due: number
  dead: number
  noMobile: number
  /** Since when the oldest one that is due waits. */
  oldestWaiting: string | null
  /** Outcomes of the day by their name. */
  today: Record<string, number>
  gateway: string
  /** How the demo's simulated gateway behaves; null outside of the demo. */
  behaviour: Behaviour | null
}

export interface Failure {
  id: string
  mobile: string
  title: string
  text: string | null
  reason: string
  reasonText: string
  tries: number
  toldAt: string
  failedAt: string
  system: string
  number: string
}

export const fetchFigures = () => get<Figures>('/api/notices/queue')
export const fetchFailures = (state: FailureState, after: string | null) =>
  get<Page<Failure>>('/api/notices/failures', { state, after, limit: 30 })
export const retry = (id: string) => post(`/api/notices/failures/${encodeURIComponent(id)}/retry`)
export const retryAll = (state: FailureState) =>
  post<{ messages: number }>(`/api/notices/failures/retry?state=${state}`)
export const behave = (behaviour: Behaviour) => put('/api/notices/simulator', { behaviour })
