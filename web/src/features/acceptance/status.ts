import type { CaseMaterial } from './api'

type Kind = 'ok' | 'warn' | 'bad' | 'now' | 'off'

const KINDS: Record<string, Kind> = {
  DECIDED_GRANT: 'ok',
  DOC_READY: 'ok',
  DELIVERED: 'ok',
  ARCHIVED: 'ok',
  DECIDED_DENY: 'bad',
  REFUSED: 'bad',
  SUPPLEMENT_PENDING: 'warn',
  SUSPENDED: 'off',
  NOT_NEEDED: 'off',
  WITHDRAWN: 'off',
  TERMINATED: 'off',
}

/** Shape and colour of a stage; what goes on is a ring. */
export const statusKind = (status: string): Kind => KINDS[status] ?? 'now'

/** How a material stands: what somebody found comes before how it was handed in. */
export const materialMark = (it: CaseMaterial): { kind: Kind; key: string } => {
  if (it.checked === 'OK') return { kind: 'ok', key: 'acceptance.check.OK' }
  if (it.checked === 'NOT_OK') return { kind: 'bad', key: 'acceptance.check.NOT_OK' }
  const kinds = { PROVIDED: 'now', BY_LICENCE: 'ok', MISSING: 'warn', LATER: 'warn' } as const
  return { kind: kinds[it.state], key: `acceptance.material.${it.state}` }
}
