import { get, type Page } from '@/shared/api/client'

export interface Region {
  code: string
  name: string
  kind: 'PROVINCE' | 'CITY' | 'COUNTY' | 'ZONE' | 'TOWN' | 'VILLAGE'
  level: number
  children: number
  path?: string[]
}

export const fetchRegion = (code: string) => get<Region>(`/api/regions/${code}`)
export const fetchChildren = (of: string, after: string | null) =>
  get<Page<Region>>('/api/regions/children', { of, after, limit: 50 })
export const searchRegions = (q: string) => get<Page<Region>>('/api/regions/search', { q })
