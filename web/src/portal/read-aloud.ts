/** Long texts are spoken sentence by sentence; some voices fall silent after a few hundred characters. */
export const sentences = (text: string): string[] =>
  text
    .split(/(?<=[。！？；.!?;\n])/)
    .map((it) => it.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

const words = (): string => {
  const main = document.querySelector('main')?.cloneNode(true) as HTMLElement | undefined
  main
    ?.querySelectorAll('script, svg, nav, form, .mono, [aria-hidden="true"], [hidden], [data-read-aloud]')
    .forEach((it) => it.remove())
  main?.querySelectorAll('h1, h2, h3, p, li, dt, dd, td, b, br').forEach((it) => it.append('\n'))
  return main?.textContent ?? ''
}

/** Buttons marked `data-read-aloud` read the page; where the browser cannot speak they are not offered. */
export const readAloud = (): void => {
  const voice = window.speechSynthesis as SpeechSynthesis | undefined
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-read-aloud]')) {
    button.hidden = !voice
    if (!voice) continue
    const stop = (): void => {
      voice.cancel()
      button.setAttribute('aria-pressed', 'false')
    }
    button.setAttribute('aria-pressed', 'false')
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') {
        stop()
        return
      }
      voice.cancel()
      button.setAttribute('aria-pressed', 'true')
      const all = sentences(words())
      all.forEach((it, index) => {
        const utterance = new SpeechSynthesisUtterance(it)
        utterance.lang = document.documentElement.lang || 'zh-CN'
        utterance.rate = 0.9
        if (index === all.length - 1) utterance.addEventListener('end', stop)
        voice.speak(utterance)
      })
    })
    window.addEventListener('pagehide', stop)
  }
}
