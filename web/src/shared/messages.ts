import { createI18n } from 'vue-i18n'

type Messages = Record<string, string>

const collect = (files: Record<string, { default: Messages }>): Messages =>
  Object.assign({}, ...Object.values(files).map((it) => it.default))

/** Every feature brings its own message files; this puts them together. */
export const createMessages = (locale: string) =>
  createI18n({
    legacy: false,
    flatJson: true,
    locale,
    fallbackLocale: 'zh-CN',
    messages: {
      'zh-CN': collect(import.meta.glob('../**/messages.zh-CN.json', { eager: true })),
      en: collect(import.meta.glob('../**/messages.en.json', { eager: true })),
    },
  })
