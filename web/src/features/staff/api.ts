import { get, post, remove, type Page } from '@/shared/api/client'
import type { Choice } from '@/shared/ui/LookUp.vue'

export interface PostRow {
  code: string
  member: string
  account: string
  name: string
  title: string
  organisation: string
  organisationName: string
  region: string
}

export interface GrantRow {
  code: string
  account: string
  name: string
  title: string
  role: string
  region: string
  regionName: string
  /** Every body of the region when empty. */
  organisation: string | null
  organisationName: string | null
  /** Every item when empty. */
  items: string[]
  validTo: string | null
  reason: string
  proposedBy: string | null
  approved: boolean
  revoked: boolean
}

export interface Role {
  code: string
  name: string
  permissions: string[]
}

export interface Hire {
  account: string
  name: string
  title: string
  organisation: string
}

export interface Proposal {
  post: string
  role: string
  region: string
  organisation: string | null
  items: string[]
  validTo: string | null
  reason: string
}

export interface ActivationCode {
  account: string
  code: string
  expiresAt: string
}

export interface AuditRow {
  id: string
  at: string
  kind: 'VISITOR' | 'PERSON' | 'STAFF' | 'PROGRAM'
  account: string | null
  name: string | null
  operation: string
  object: string
  status: number
  purpose: string | null
  traceId: string
}

export interface AuditFilter {
  account: string
  operation: string
  object: string
}

export const fetchPosts = (q: string, after: string | null) =>
  get<Page<PostRow>>('/api/staff/posts', { q, after, limit: 50 })
export const hire = (who: Hire, key: string) => post<{ id: string }>('/api/staff/members', who, { key })
export const addPost = (member: string, title: string, organisation: string, key: string) =>
  post<{ id: string }>(`/api/staff/members/${member}/posts`, { title, organisation }, { key })
export const endPost = (post: string) => remove(`/api/staff/posts/${post}`)
export const leave = (member: string) => post(`/api/staff/members/${member}/leaving`)
export const makeCode = (account: string) =>
  post<ActivationCode>(`/api/identity/staff-accounts/${encodeURIComponent(account)}/activation-code`)

export const fetchRoles = () => get<Role[]>('/api/staff/roles')
export const fetchGrants = (waiting: boolean, after: string | null) =>
  get<Page<GrantRow>>('/api/staff/grants', { waiting, after, limit: 50 })
export const propose = (grant: Proposal, key: string) => post<{ id: string }>('/api/staff/grants', grant, { key })
export const approve = (grant: string) => post(`/api/staff/grants/${grant}/approval`)
export const revoke = (grant: string) => remove(`/api/staff/grants/${grant}`)

export const fetchAudit = (filter: AuditFilter, after: string | null) =>
  get<Page<AuditRow>>('/api/staff/audit', { ...filter, after, limit: 50 })

/* what can be chosen */

export const findOrganisations = async (q: string, signal: AbortSignal): Promise<Choice[]> => {
  const page = await get<Page<{ code: string; name: string }>>(
    '/api/regions/organisations',
    { q, limit: 10 },
    { signal },
  )
  return page.rows.map((it) => ({ value: it.code, label: it.name, detail: it.code }))
}

export const findRegions = async (q: string, signal: AbortSignal): Promise<Choice[]> => {
  const page = await get<Page<{ code: string; name: string; path: string[] }>>(
    '/api/regions/search',
    { q, limit: 10 },
    { signal },
  )
  return page.rows.map((it) => ({ value: it.code, label: it.name, detail: it.path.join(' · ') }))
}

export const fetchRegion = async (code: string): Promise<Choice> => {
  const it = await get<{ code: string; name: string }>(`/api/regions/${code}`)
  return { value: it.code, label: it.name }
}

export interface PostChoice extends Choice {
  row: PostRow
}

export const findGrantablePosts = async (q: string, signal: AbortSignal): Promise<PostChoice[]> => {
  const page = await get<Page<PostRow>>('/api/staff/grantable-posts', { q, limit: 10 }, { signal })
  return page.rows.map((row) => ({
    value: row.code,
    label: `${row.name} · ${row.title}`,
    detail: `${row.account} · ${row.organisationName}`,
    row,
  }))
}
