import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api/problem'

interface Asked<T> {
  /** What the question is about; null while nothing is asked. */
  about: ShallowRef<T | null>
  busy: Ref<boolean>
  problem: ShallowRef<Problem | null>
  ask: (about: T) => void
  /** Does it and closes the question; a refusal stays in it. */
  answer: (act: (about: T) => Promise<unknown>) => Promise<boolean>
}

/** A question before an act that is hard to undo. */
export const useAsked = <T>(): Asked<T> => {
  const about = shallowRef<T | null>(null)
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)

  const ask = (now: T): void => {
    problem.value = null
    about.value = now
  }
  const answer = async (act: (about: T) => Promise<unknown>): Promise<boolean> => {
    if (about.value === null || busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await act(about.value)
      about.value = null
      return true
    } catch (error) {
      problem.value = toProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }
  return { about, busy, problem, ask, answer }
}
