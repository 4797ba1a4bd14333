import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { STATUSES, type CaseFilter } from './api'

const COLOURS = ['RED', 'YELLOW', 'GREEN', 'NONE'] as const

interface Filter {
  filter: ComputedRef<CaseFilter>
  change: (part: Partial<CaseFilter>) => void
}

/** What is looked for, kept in the address. */
export const useCaseFilter = (): Filter => {
  const route = useRoute()
  const router = useRouter()
  const page = route.path
  let last: CaseFilter = { q: '', status: '', colour: '' }
  /** On the way to another page the address is no longer ours. */
  const filter = computed<CaseFilter>(() => {
    if (route.path === page) {
      last = {
        q: String(route.query['q'] ?? ''),
        status: STATUSES.find((it) => it === route.query['status']) ?? '',
        colour: COLOURS.find((it) => it === route.query['colour']) ?? '',
      }
    }
    return last
  })
  const change = (part: Partial<CaseFilter>): void => {
    const next = { ...filter.value, ...part }
    void router.push({
      query: {
        ...(next.q && { q: next.q }),
        ...(next.status && { status: next.status }),
        ...(next.colour && { colour: next.colour }),
      },
    })
  }
  return { filter, change }
}
