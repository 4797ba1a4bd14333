import { get, post, remove, type Page } from '@/shared/api/client'

/** Somebody in a post. */
export interface PostRow {
  code: string
  member: string
  account: string
  name: string
  title: string
  organisation: string
  region: string
}

/** A role that a post holds within a reach, or that was asked for. */
export interface GrantRow {
  code: string
  account: string
  name: string
  title: string
  role: string
  region: string
  organisation: string | null
  reason: string
  proposedBy: string | null
  validTo: string | null
  approved: boolean
  revoked: boolean
}

export interface Role {
  code: string
  name: string
  permissions: string[]
}

export interface AuditRow {
  id: string
  at: string
  kind: 'VISITOR' | 'PERSON' | 'STAFF' | 'PROGRAM'
  actor: string
  account: string | null
  name: string | null
  operation: string
  object: string
  status: number
  purpose: string | null
  traceId: string
}

export interface Hire {
  account: string
  name: string
  title: string
  organisation: string
}

export interface ProposeGrant {
  post: string
  role: string
  region: string
  organisation: string | null
  validTo: string | null
  reason: string
}

export interface ActivationCode {
  account: string
  code: string
  expiresAt: string
}

const MEMBERS = '/api/staff/members'
const GRANTS = '/api/staff/grants'

export const fetchPosts = (q: string, after: string | null) => get<Page<PostRow>>('/api/staff/posts', { q, after })
export const hire = (member: Hire, key: string) => post<{ id: string }>(MEMBERS, member, { key })
export const addPost = (member: string, title: string, organisation: string, key: string) =>
  post(`${MEMBERS}/${member}/posts`, { title, organisation }, { key })
export const endPost = (code: string) => remove(`/api/staff/posts/${code}`)
export const leave = (member: string) => post(`${MEMBERS}/${member}/leaving`)
export const makeCode = (account: string) =>
  post<ActivationCode>(`/api/identity/staff-accounts/${encodeURIComponent(account)}/activation-code`)

export const fetchRoles = () => get<Role[]>('/api/staff/roles')
export const fetchGrants = (waiting: boolean, after: string | null) => get<Page<GrantRow>>(GRANTS, { waiting, after })
export const fetchGrantablePosts = (q: string) => get<Page<PostRow>>('/api/staff/grantable-posts', { q, limit: 10 })
export const propose = (grant: ProposeGrant, key: string) => post(GRANTS, grant, { key })
export const approve = (code: string) => post(`${GRANTS}/${code}/approval`)
export const revoke = (code: string) => remove(`${GRANTS}/${code}`)

export const fetchAudit = (account: string, operation: string, object: string, after: string | null) =>
  get<Page<AuditRow>>('/api/staff/audit-entries', { account, operation, object, after })

interface Named {
  code: string
  name: string
}

export const searchOrganisations = async (q: string) =>
  (await get<Page<Named>>('/api/regions/organisations', { q, limit: 10 })).rows.map((it) => ({
    value: it.code,
    label: it.name,
  }))
export const searchRegions = async (q: string) =>
  (await get<Page<Named & { path: string[] }>>('/api/regions/search', { q, limit: 10 })).rows.map((it) => ({
    value: it.code,
    label: it.path.join(' › '),
  }))
