import { onMounted, onUnmounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api/problem'
import { fetchDashboard, fetchRegionName, type Dashboard } from './api'

const EVERY = 5 * 60_000

interface Board {
  /** Name of the region in view; empty until it is known. */
  name: Ref<string>
  board: ShallowRef<Dashboard | null>
  problem: ShallowRef<Problem | null>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

/** Numbers of a region, read anew every five minutes while somebody looks. */
export const useDashboard = (region: () => string): Board => {
  const board = shallowRef<Dashboard | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  const name = ref('')
  let asked = 0
  let timer = 0

  const reload = async (): Promise<void> => {
    const mine = ++asked
    loading.value = true
    try {
      const answer = await fetchDashboard(region())
      if (mine !== asked) return
      board.value = answer
      problem.value = null
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  const readName = async (): Promise<void> => {
    const of = region()
    name.value = ''
    const found = of ? await fetchRegionName(of).catch(() => '') : ''
    if (of === region()) name.value = found
  }
  watch(
    region,
    () => {
      board.value = null
      problem.value = null
      void reload()
      void readName()
    },
    { immediate: true },
  )
  onMounted(() => {
    timer = window.setInterval(() => {
      if (!document.hidden) void reload()
    }, EVERY)
  })
  onUnmounted(() => {
    asked++
    window.clearInterval(timer)
  })
  return { name, board, problem, loading, reload }
}
