import { ref } from 'vue'

const STORED = 'zhengtong.theme'

const wished = (): boolean => {
  const chosen = localStorage.getItem(STORED)
  return chosen ? chosen === 'dark' : (window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false)
}

/** Dark or light; as the system wishes until somebody chooses. */
export const dark = ref(false)

const paint = (): void => {
  if (dark.value) document.documentElement.dataset['theme'] = 'dark'
  else delete document.documentElement.dataset['theme']
}

export const startTheme = (): void => {
  dark.value = wished()
  paint()
}

export const toggleTheme = (): void => {
  dark.value = !dark.value
  localStorage.setItem(STORED, dark.value ? 'dark' : 'light')
  paint()
}
