import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api/problem'
import { fetchYear, type ChangeYear, type DayChange, type SpecialDay, type YearTable } from './api'
import { isWeekend, sameDay } from './days'

export interface Draft {
  table: ShallowRef<YearTable | null>
  problem: ShallowRef<Problem | null>
  days: ComputedRef<Map<string, SpecialDay>>
  announced: Ref<boolean>
  notice: Ref<string>
  issuedOn: Ref<string>
  reason: Ref<string>
  changes: ComputedRef<DayChange[]>
  load: (year: number) => Promise<void>
  /** Null makes them ordinary days again. */
  set: (dates: string[], day: Omit<SpecialDay, 'date' | 'notice'> | null) => void
  undo: (date: string) => void
  reset: () => void
  change: () => ChangeYear
}

/** A year as it is kept, and what its keeper has changed so far. */
export const useYearDraft = (): Draft => {
  const table = shallowRef<YearTable | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const edited = ref(new Map<string, SpecialDay>())
  const announced = ref(false)
  const notice = ref('')
  const issuedOn = ref('')
  const reason = ref('')
  let asked = 0

  const stored = computed(() => new Map((table.value?.days ?? []).map((it) => [it.date, it])))
  const changes = computed(() =>
    [...new Set([...stored.value.keys(), ...edited.value.keys()])]
      .toSorted()
      .map((date) => ({
        date,
        before: stored.value.get(date) ?? null,
        after: edited.value.get(date) ?? null,
      }))
      .filter((it) => !sameDay(it.before ?? undefined, it.after ?? undefined)),
  )

  const reset = (): void => {
    edited.value = new Map(stored.value)
    announced.value = table.value?.announced ?? false
    notice.value = table.value?.notice ?? ''
    issuedOn.value = table.value?.issuedOn ?? ''
    reason.value = ''
  }
  const load = async (year: number): Promise<void> => {
    const mine = ++asked
    problem.value = null
    try {
      const read = await fetchYear(year)
      if (mine !== asked) return
      table.value = read
      reset()
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
    }
  }
  const set: Draft['set'] = (dates, day) => {
    const next = new Map(edited.value)
    for (const date of dates) {
      if (!day) next.delete(date)
      else if (day.kind === 'REST' || isWeekend(date)) next.set(date, { ...day, date, notice: notice.value })
    }
    edited.value = next
  }
  const undo = (date: string): void => {
    const next = new Map(edited.value)
    const before = stored.value.get(date)
    if (before) next.set(date, before)
    else next.delete(date)
    edited.value = next
  }
  const change = (): ChangeYear => ({
    basedOn: table.value?.revision ?? 0,
    announced: announced.value,
    notice: notice.value,
    issuedOn: issuedOn.value || null,
    reason: reason.value,
    days: [...edited.value.values()].map(({ date, kind, holiday, name }) => ({ date, kind, holiday, name })),
  })

  return {
    table,
    problem,
    days: computed(() => edited.value),
    announced,
    notice,
    issuedOn,
    reason,
    changes,
    load,
    set,
    undo,
    reset,
    change,
  }
}
