import { createI18n } from 'vue-i18n'
import type { Messages } from './locales/collect'

const LANGUAGES = {
  'zh-CN': () => import('./locales/zh-CN'),
  en: () => import('./locales/en'),
}

export type Language = keyof typeof LANGUAGES

const STORED = 'zhengtong.language'

/** Chinese unless somebody chose otherwise on this device. */
export const language = (): Language => (localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN')

export const keepLanguage = (chosen: Language): void => localStorage.setItem(STORED, chosen)

export const createMessages = async (locale: Language) => {
  const chinese = (await LANGUAGES['zh-CN']()).default
  const messages: Record<string, Messages> = { 'zh-CN': chinese }
  if (locale !== 'zh-CN') messages[locale] = (await LANGUAGES[locale]()).default
  return createI18n({
    legacy: false,
    messageResolver: (words, key) => (words as Messages)[key] ?? null,
    locale,
    fallbackLocale: 'zh-CN',
    messages,
  })
}
