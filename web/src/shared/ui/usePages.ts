import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Page } from '@/shared/api/client'
import { toProblem, type Problem } from '@/shared/api/problem'

interface Pages<T> {
  rows: ShallowRef<T[]>
  next: Ref<string | null>
  loading: Ref<boolean>
  problem: ShallowRef<Problem | null>
  reload: () => Promise<void>
  more: () => Promise<void>
}

/** A list read page by page; only the answer to the last question counts. */
export const usePages = <T>(load: (after: string | null) => Promise<Page<T>>): Pages<T> => {
  const rows = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const loading = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let asked = 0

  const read = async (after: string | null): Promise<void> => {
    const mine = ++asked
    loading.value = true
    problem.value = null
    try {
      const page = await load(after)
      if (mine !== asked) return
      rows.value = after === null ? page.rows : [...rows.value, ...page.rows]
      next.value = page.next
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  return {
    rows,
    next,
    loading,
    problem,
    reload: () => read(null),
    more: () => (next.value === null || loading.value ? Promise.resolve() : read(next.value)),
  }
}
