import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { toProblem } from '@/shared/api/problem'
import { claimTodo, type TodoRow } from './api'

export interface Outcome {
  done: number
  refused: { title: string; reason: string }[]
}

interface Claims {
  busy: Ref<boolean>
  outcome: ShallowRef<Outcome | null>
  claim: (rows: TodoRow[]) => Promise<void>
}

export const claimable = (row: TodoRow): boolean => row.actions.includes('claim')

/** Claims one after the other; what is refused is named with its reason, the rest goes on. */
export const useClaims = (): Claims => {
  const busy = ref(false)
  const outcome = shallowRef<Outcome | null>(null)

  const claim = async (rows: TodoRow[]): Promise<void> => {
    if (busy.value || rows.length === 0) return
    busy.value = true
    const result: Outcome = { done: 0, refused: [] }
    for (const row of rows) {
      try {
        await claimTodo(row.id)
        result.done++
      } catch (error) {
        const problem = toProblem(error)
        result.refused.push({ title: row.title, reason: problem.detail || problem.title })
      }
    }
    outcome.value = result
    busy.value = false
  }
  return { busy, outcome, claim }
}
