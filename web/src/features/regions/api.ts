import { get, type Page } from '@/shared/api/client'

export interface Region {
  code: string
  name: string
  kind: 'PROVINCE' | 'CITY' | 'COUNTY' | 'ZONE' | 'TOWN' | 'VILLAGE'
  level: number
  children: number
  /** Names from the province down; only in answers to a search. */
  path?: string[]
}

export const PROVINCE = '32'

export const fetchRegion = (code: string) => get<Region>(`/api/regions/${code}`)
export const fetchChildren = (of: string, after: string | null = null, limit = 50) =>
  get<Page<Region>>('/api/regions/children', { of, after, limit })
export const searchRegions = (q: string, limit = 50, signal?: AbortSignal) =>
  get<Page<Region>>('/api/regions/search', { q, limit }, { signal })
