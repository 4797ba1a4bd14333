import { get, post, put, type Page } from '@/shared/api/client'
import type { Action } from '@/shared/ui/actions'
import type { ClockColour } from '@/shared/ui/ClockTag.vue'
import type { RulerDay } from '@/shared/ui/DayRuler.vue'
import type { JsonSchema, SchemaValues } from '@/shared/ui/schema'

export interface Named {
  code: string
  name: string
}

export interface CaseRow {
  number: string
  item: string
  itemName: string
  /** Masked. */
  applicant: string
  status: string
  statusText: string
  submittedAt: string
  dueAt: string | null
  dueText: string | null
  colour: ClockColour
  region: string
  regionName: string
  body: string
  bodyName: string
}

export interface CaseFilter {
  q: string
  status: string
  colour: ClockColour | ''
}

export interface CasePageOfRows extends Page<CaseRow> {
  counts?: { all?: number | string; yellow?: number | string; red?: number | string }
}

/** Stages at which somebody looks for a case, in the order of its life. */
export const STATUSES = [
  'SUBMITTED',
  'SUPPLEMENT_PENDING',
  'ACCEPTED',
  'IN_REVIEW',
  'DECIDED_GRANT',
  'DECIDED_DENY',
  'DELIVERED',
  'REFUSED',
  'NOT_NEEDED',
  'WITHDRAWN',
  'TERMINATED',
] as const

export interface Applicant {
  kind: 'PERSON' | 'FIRM'
  name: string
  certificate: string
  mobile: string | null
  firm: { creditCode: string; name: string; address: string | null } | null
  agent: { name: string; certificate: string } | null
}

export interface CaseFile {
  id: string
  name: string
  mediaType: string
  size: number
  url: string
}

export type CheckResult = 'OK' | 'NOT_OK'

export interface CaseMaterial {
  key: string
  name: string
  necessity: 'REQUIRED' | 'OPTIONAL' | 'TOLERABLE'
  form: 'ONLINE_FORM' | 'ELECTRONIC' | 'ORIGINAL' | 'COPY'
  state: 'PROVIDED' | 'BY_LICENCE' | 'MISSING' | 'LATER'
  standard: string | null
  guidance: string | null
  checked: CheckResult | null
  remark: string | null
  files: CaseFile[]
  licence: { id: string; name: string; number: string; url: string } | null
}

export interface CaseClock {
  kind: 'RECEIPT' | 'STATUTORY' | 'COMMITTED' | 'DELIVERY' | 'SUPPLEMENT'
  label: string
  startedAt: string
  amount: number
  unit: 'WORKING_DAY' | 'NATURAL_DAY' | 'HOUR'
  dueAt: string
  dueText: string
  colour: ClockColour
  stoppedAt: string | null
  derivation: string[]
  days: RulerDay[]
}

export interface CaseDocument {
  id: string
  number: string
  title: string
  issuedAt: string
  state: string
  servedAt: string | null
  url: string
}

export interface DiagramNode {
  key: string
  name: string
  kind: 'START' | 'TASK' | 'GATEWAY' | 'PARALLEL' | 'CALL' | 'END'
  state: 'DONE' | 'NOW' | 'AHEAD' | 'SKIPPED'
  who: string | null
  when: string | null
  remark: string | null
}

export interface Diagram {
  nodes: DiagramNode[]
  edges: { from: string; to: string; label: string | null; conditional?: boolean }[]
}

export interface CaseStep {
  id: string
  key: string
  name: string
  state: 'OPEN' | 'DONE' | 'CANCELLED'
  assignee: string | null
  assigneeName: string | null
  openedAt: string
  doneAt: string | null
  doneBy: string | null
  opinion: string | null
  dueAt: string | null
}

export interface CaseFact {
  at: string
  kind: string
  text: string
  who: string | null
  note: string | null
  documentId: string | null
}

export interface CaseView {
  number: string
  version: number
  status: string
  statusText: string
  ballWith: string | null
  channel: 'ONLINE' | 'WINDOW'
  item: { code: string; taskCode: string; name: string; snapshot: string }
  body: Named
  region: Named
  originRegion: Named
  applicant: Applicant
  submittedAt: string
  acceptedAt: string | null
  deemed: boolean
  decidedAt: string | null
  deliveredAt: string | null
  visits: number
  form: { fields: { key: string; title: string; value: string; type: string }[] }
  materials: CaseMaterial[]
  clocks: CaseClock[]
  documents: CaseDocument[]
  licence: { id: string; number: string; url: string } | null
  steps: CaseStep[]
  diagram: Diagram
  history: CaseFact[]
  actions: Action[]
}

const caseAddress = (number: string): string => `/api/acceptance/cases/${encodeURIComponent(number)}`

export const fetchCases = (filter: CaseFilter, after: string | null, limit = 50, signal?: AbortSignal) =>
  get<CasePageOfRows>('/api/acceptance/cases', { ...filter, after, limit }, { signal })

export const fetchCase = (number: string) => get<CaseView>(caseAddress(number))

export const act = (number: string, action: Action, version: number, answers: Record<string, unknown>, key: string) =>
  post<CaseView>(`${caseAddress(number)}/${action.key}`, { version, step: action.step, ...answers }, { key })

/** Saved at once; when the check counts as a change of the case, the answer tells its new version. */
export const checkMaterial = (number: string, material: string, result: CheckResult, remark: string) =>
  put<{ version?: number } | undefined>(`${caseAddress(number)}/materials/${encodeURIComponent(material)}/check`, {
    result,
    remark,
  })

export interface Revealed {
  name: string
  certificate: string
  mobile: string | null
}

export const revealApplicant = (number: string, purpose: string) =>
  post<Revealed>(`${caseAddress(number)}/reveal`, { purpose })

/** Cases among the to-do of who sits here, nearest deadline first. */
export const fetchWaiting = () =>
  get<Page<{ number: string | null; link: string }>>('/api/workflow/todo', {
    system: 'acceptance',
    mine: true,
    limit: 100,
  })

/* the window */

export interface WindowPerson {
  name: string
  number: string
  mobile: string | null
  /** Account of the colleague who looked at the papers too, when the particulars were typed. */
  secondClerk: string | null
  proof: 'CARD_READER' | 'MANUAL'
}

export interface KnownPerson {
  id: string
  /** Masked. */
  name: string
}

export interface WindowItem {
  taskCode: string
  name: string
  bodyName: string
  regionName: string
}

export interface GuideMaterial {
  key: string
  name: string
  form: 'ONLINE_FORM' | 'ELECTRONIC' | 'ORIGINAL' | 'COPY'
  necessity: 'REQUIRED' | 'OPTIONAL' | 'TOLERABLE'
  originals: number
  copies: number
  /** The e-licence that replaces it; empty when there is none. */
  licenceType: string | null
  guidance: string | null
  standard: string | null
}

export interface Situation {
  key: string
  question: string
  options: { key: string; label: string; adds: string[]; removes: string[] }[]
}

export interface WindowGuide {
  taskCode: string
  name: string
  body: Named
  form: JsonSchema | null
  materials: GuideMaterial[]
  situations: Situation[]
}

export interface WindowFirm {
  creditCode: string
  name: string
  address: string
}

export type HandedIn = string[] | 'LICENCE' | 'PAPER' | 'LATER'

export interface WindowCase {
  person: string
  firm: WindowFirm | null
  taskCode: string
  situations: Record<string, string>
  form: SchemaValues
  materials: Record<string, HandedIn>
}

export interface WindowReceipt {
  number: string
  receiptDocument: { id: string; url: string } | null
}

/** What a person began on line; the window goes on with it. */
export interface WindowDraft {
  person: KnownPerson
  taskCode: string
  firm?: WindowFirm | null
  situations?: Record<string, string>
  form?: SchemaValues
  materials?: Record<string, HandedIn>
}

export const registerPerson = (person: WindowPerson, key: string) =>
  post<KnownPerson>('/api/acceptance/window/persons', person, { key })
export const fetchWindowItems = (q: string) => get<Page<WindowItem>>('/api/acceptance/window/items', { q, limit: 20 })
export const fetchWindowGuide = (taskCode: string) =>
  get<WindowGuide>(`/api/acceptance/window/guides/${encodeURIComponent(taskCode)}`)
export const submitWindowCase = (content: WindowCase, key: string) =>
  post<WindowReceipt>('/api/acceptance/window/cases', content, { key })
export const fetchDraft = (code: string) => post<WindowDraft>('/api/acceptance/window/drafts', { code })

/* the dashboard */

export interface DashboardNumbers {
  received: number
  open: number
  yellow: number
  red: number
  decidedToday: number
  deemed: number
}

export interface DashboardRegion extends DashboardNumbers {
  code: string
  name: string
}

export interface RedClock {
  number: string
  itemName: string
  bodyName: string
  dueText: string
  overdueDays: number
}

export interface Dashboard {
  regions: DashboardRegion[]
  totals: DashboardNumbers
  redClocks: RedClock[]
  asOf: string
}

export const fetchRegionName = async (code: string): Promise<string> =>
  (await get<Named>(`/api/regions/${encodeURIComponent(code)}`)).name

export const fetchDashboard = (region: string) => get<Dashboard>('/api/acceptance/dashboard', { region })
