import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api/problem'
import { shortMinute } from '@/shared/format/date'
import { checkMaterial, fetchCase, type CaseMaterial, type CaseView, type CheckResult } from './api'

interface OpenedCase {
  view: ShallowRef<CaseView | null>
  problem: ShallowRef<Problem | null>
  loading: Ref<boolean>
  reload: () => Promise<void>
  /** Takes what an action answered. */
  take: (view: CaseView) => void
  /** Reads anew and tells what others did since. */
  refresh: () => Promise<string[]>
  check: (material: CaseMaterial, result: CheckResult, remark: string) => Promise<void>
}

/** One case as the server has it; whatever comes late for another number is dropped. */
export const useCase = (number: () => string): OpenedCase => {
  const view = shallowRef<CaseView | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  let asked = 0

  const take = (now: CaseView): void => {
    asked++
    loading.value = false
    view.value = now
  }
  const reload = async (): Promise<void> => {
    const mine = ++asked
    loading.value = true
    problem.value = null
    try {
      const answer = await fetchCase(number())
      if (mine === asked) view.value = answer
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  const refresh = async (): Promise<string[]> => {
    const before = new Set(view.value?.history.map((it) => it.at + it.text))
    const now = await fetchCase(number())
    take(now)
    return now.history
      .filter((it) => !before.has(it.at + it.text))
      .map((it) => [shortMinute(it.at), it.who, it.text].filter(Boolean).join(' '))
  }
  /** One after the other, so that the last word is the one that is kept. */
  let line: Promise<unknown> = Promise.resolve()
  const check = async (material: CaseMaterial, result: CheckResult, remark: string): Promise<void> => {
    const of = number()
    const mine = line.catch(() => undefined).then(() => checkMaterial(of, material.key, result, remark))
    line = mine
    const answer = await mine
    const now = view.value
    if (now?.number !== of) return
    view.value = {
      ...now,
      version: answer?.version ?? now.version,
      materials: now.materials.map((it) => (it.key === material.key ? { ...it, checked: result, remark } : it)),
    }
  }
  watch(
    number,
    () => {
      view.value = null
      void reload()
    },
    { immediate: true },
  )
  return { view, problem, loading, reload, take, refresh, check }
}
