import type { JumpSource } from '@/shared/jump'
import { useSession } from '@/shared/session'
import { readable } from '@/shared/format/number'
import { fetchCases } from './api'
import { plainNumber } from './numbers'

/** Cases by number or by the words of the list. */
export const find: JumpSource = async (words, signal) => {
  if (!useSession().may('acceptance.read')) return []
  const page = await fetchCases({ q: plainNumber(words), status: '', colour: '' }, null, 5, signal)
  return page.rows.map((it) => ({
    title: `${it.itemName} · ${it.applicant}`,
    detail: `${readable(it.number)} · ${it.statusText}`,
    to: `/acceptance/cases/${it.number}`,
    icon: 'doc',
  }))
}
