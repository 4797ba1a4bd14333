import { onMounted, onUnmounted, ref, type Ref } from 'vue'

/** True on a phone; follows when the window changes. */
export const useNarrow = (): Ref<boolean> => {
  const query = window.matchMedia?.('(max-width: 640px)')
  const narrow = ref(query?.matches ?? false)
  const follow = (event: MediaQueryListEvent): void => {
    narrow.value = event.matches
  }
  onMounted(() => query?.addEventListener('change', follow))
  onUnmounted(() => query?.removeEventListener('change', follow))
  return narrow
}
