import type { StoredFile } from '@/shared/api/uploads'
import type { GuideMaterial, HandedIn, Situation } from './api'

/** How a material comes in; NONE is not handed in. */
export type Way = 'FILES' | 'PAPER' | 'LICENCE' | 'LATER' | 'NONE'

export interface Handed {
  way: Way
  files: StoredFile[]
}

/** Materials of the answers given: what an option adds is not asked for otherwise, what it removes is not asked. */
export const applicable = (
  materials: GuideMaterial[],
  situations: Situation[],
  answers: Record<string, string>,
): GuideMaterial[] => {
  const added = new Set(situations.flatMap((it) => it.options.flatMap((option) => option.adds)))
  const chosen = situations.flatMap((it) => it.options.filter((option) => option.key === answers[it.key]))
  const adds = new Set(chosen.flatMap((it) => it.adds))
  const removes = new Set(chosen.flatMap((it) => it.removes))
  return materials.filter((it) => (!added.has(it.key) || adds.has(it.key)) && !removes.has(it.key))
}

/** Filled in on this page; nobody hands it in besides. */
export const isForm = (material: GuideMaterial): boolean => material.form === 'ONLINE_FORM'

/** The ways that the guide allows, the usual one first. */
export const waysOf = (material: GuideMaterial): Way[] => [
  ...(material.licenceType ? (['LICENCE'] as const) : []),
  'FILES',
  'PAPER',
  ...(material.necessity === 'TOLERABLE' ? (['LATER'] as const) : []),
  ...(material.necessity === 'OPTIONAL' ? (['NONE'] as const) : []),
]

export const firstWay = (material: GuideMaterial): Way =>
  material.necessity === 'OPTIONAL' ? 'NONE' : (waysOf(material)[0] ?? 'FILES')

/** A paper that must be there and for which no file was chosen. */
export const lacks = (material: GuideMaterial, handed: Handed | undefined): boolean =>
  !isForm(material) && (!handed || (handed.way === 'FILES' && handed.files.length === 0))

/** As the server wants them. */
export const asHandedIn = (materials: GuideMaterial[], handed: Record<string, Handed>): Record<string, HandedIn> =>
  Object.fromEntries(
    materials.flatMap((material): [string, HandedIn][] => {
      const it = handed[material.key]
      if (isForm(material) || !it || it.way === 'NONE') return []
      return [[material.key, it.way === 'FILES' ? it.files.map((file) => file.id) : it.way]]
    }),
  )

/** What a draft brings; its files are known by number only. */
export const fromHandedIn = (it: HandedIn, name: (n: number) => string): Handed =>
  Array.isArray(it)
    ? {
        way: 'FILES',
        files: it.map((id, index) => ({ id, name: name(index + 1), mediaType: '', size: 0, digest: '' })),
      }
    : { way: it, files: [] }
