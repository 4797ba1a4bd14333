import { regionPath } from '@/shared/format/region'
import type { JumpSource } from '@/shared/jump'
import { searchRegions } from './api'

const MOST = 8

/** Regions by their name, wherever one is on the desk. */
export const find: JumpSource = async (words, signal) => {
  const found = await searchRegions(words, MOST, signal)
  return found.rows.map((it) => ({
    title: it.name,
    detail: regionPath(it.path ?? []),
    to: it.children > 0 ? `/regions?of=${it.code}` : `/regions?q=${encodeURIComponent(it.name)}`,
    icon: 'pin',
  }))
}
