import { onMounted, onUnmounted, ref } from 'vue'

const STORED = 'zhengtong.hotkeys'

/** Single keys can be switched off by whoever dictates or types by accident (WCAG 2.1.4). */
export const hotkeysOn = ref(localStorage.getItem(STORED) !== 'off')

export const switchHotkeys = (on: boolean): void => {
  hotkeysOn.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]') !== null

/** Keys that work anywhere on a page while nobody types and no dialog is open; named as the browser names them. */
export const useHotkeys = (keys: () => Record<string, (() => void) | undefined>): void => {
  const onKey = (event: KeyboardEvent): void => {
    if (!hotkeysOn.value || event.defaultPrevented || event.repeat || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const act = keys()[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onUnmounted(() => window.removeEventListener('keydown', onKey))
}
