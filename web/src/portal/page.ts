/** What every enhancement asks of the page it runs in. */

/** Forgery token of the page; the server sets it as a cookie that scripts may read. */
export const csrf = (): string => /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''

/** Pages are Chinese first and English second; a script says its few words in the page's language. */
export const say = (chinese: string, english: string): string =>
  document.documentElement.lang.startsWith('en') ? english : chinese

/** 21:06 */
export const timeOfDay = (at = new Date()): string =>
  at.toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })

export const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
