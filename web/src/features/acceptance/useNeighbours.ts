import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'
import { fetchWaiting } from './api'

interface Neighbours {
  /** Place in the to-do list from 1; 0 when the case is not in it. */
  place: ComputedRef<number>
  /** How many wait; with a plus when there are more than were read. */
  total: ComputedRef<string>
  previous: ComputedRef<string | null>
  next: ComputedRef<string | null>
}

/**
 * The cases before and after this one in the to-do list. The order stays as it was read, so that what has just been
 * done does not move the ground under the next key.
 */
export const useNeighbours = (number: () => string): Neighbours => {
  const numbers = shallowRef<string[]>([])
  const more = shallowRef(false)

  onMounted(async () => {
    const page = await fetchWaiting().catch(() => ({ rows: [], next: null }))
    numbers.value = [...new Set(page.rows.flatMap((it) => it.number ?? []))]
    more.value = page.next !== null
  })
  const index = computed(() => numbers.value.indexOf(number()))
  return {
    place: computed(() => index.value + 1),
    total: computed(() => `${numbers.value.length}${more.value ? '+' : ''}`),
    previous: computed(() => numbers.value[index.value - 1] ?? null),
    next: computed(() => numbers.value[index.value + 1] ?? null),
  }
}
