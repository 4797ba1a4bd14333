import { onUnmounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api/problem'

const SHOWN_FOR = 60_000

interface Reveal<T> {
  /** What was covered; covers itself again after a minute. */
  whole: ShallowRef<T | null>
  busy: Ref<boolean>
  problem: ShallowRef<Problem | null>
  reveal: (purpose: string) => Promise<boolean>
  cover: () => void
}

/** Personal values, covered until somebody says what for; who looked is on record. */
export const useReveal = <T>(ask: (purpose: string) => Promise<T>): Reveal<T> => {
  const whole = shallowRef<T | null>(null)
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let timer = 0
  let asked = 0

  const cover = (): void => {
    window.clearTimeout(timer)
    asked++
    whole.value = null
    problem.value = null
  }
  const reveal = async (purpose: string): Promise<boolean> => {
    if (purpose.trim().length < 2 || busy.value) return false
    const mine = ++asked
    busy.value = true
    problem.value = null
    try {
      const answer = await ask(purpose.trim())
      if (mine !== asked) return false
      whole.value = answer
      timer = window.setTimeout(cover, SHOWN_FOR)
      return true
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }
  onUnmounted(cover)
  return { whole, busy, problem, reveal, cover }
}
