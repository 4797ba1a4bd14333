import { onUnmounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { bytes } from '@/shared/api/client'
import { toProblem, type Problem } from '@/shared/api/problem'

interface OpenedFile {
  /** An address within this page; empty until the file is here. */
  address: Ref<string>
  problem: ShallowRef<Problem | null>
  reload: () => Promise<void>
}

/**
 * A PDF fetched into the page: the server lets nobody frame its answers, and the type is set here, so that nothing
 * else than a PDF can be run in the frame.
 */
export const useFile = (url: () => string | null): OpenedFile => {
  const address = ref('')
  const problem = shallowRef<Problem | null>(null)
  let asked = 0

  const forget = (): void => {
    if (address.value) URL.revokeObjectURL(address.value)
    address.value = ''
  }
  const reload = async (): Promise<void> => {
    const mine = ++asked
    const from = url()
    forget()
    problem.value = null
    if (!from) return
    try {
      const content = await bytes(from)
      if (mine === asked) address.value = URL.createObjectURL(new Blob([content], { type: 'application/pdf' }))
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error)
    }
  }
  watch(url, reload, { immediate: true })
  onUnmounted(() => {
    asked++
    forget()
  })
  return { address, problem, reload }
}
