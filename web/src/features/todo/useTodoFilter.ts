import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TodoFilter } from './api'

const COLOURS = ['RED', 'YELLOW', 'GREEN', 'NONE'] as const

/** Systems that bring work, in the order of the list's filter. */
export const SYSTEMS = ['acceptance', 'orders', 'licences', 'inspections', 'ratings', 'oversight'] as const

/** What the list shows, kept in the address, so that it can be sent to someone and back works. */
export const useTodoFilter = (): { filter: ComputedRef<TodoFilter>; change: (part: Partial<TodoFilter>) => void } => {
  const route = useRoute()
  const router = useRouter()
  const filter = computed<TodoFilter>(() => ({
    system: String(route.query['system'] ?? ''),
    colour: COLOURS.find((it) => it === route.query['colour']) ?? '',
    mine: route.query['mine'] !== 'no',
  }))
  const change = (part: Partial<TodoFilter>): void => {
    const next = { ...filter.value, ...part }
    void router.replace({
      query: {
        ...(next.system && { system: next.system }),
        ...(next.colour && { colour: next.colour }),
        ...(!next.mine && { mine: 'no' }),
      },
    })
  }
  return { filter, change }
}
