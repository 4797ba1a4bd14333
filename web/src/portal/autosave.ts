import { csrf, element, say, timeOfDay } from './page'

const PAUSE = 1500
const AGAIN = 10_000

/** The line that tells when the draft was kept; made when the page brings none. */
const savedLine = (form: HTMLFormElement): HTMLElement => {
  const line = form.querySelector<HTMLElement>('.saved') ?? element('p', { className: 'saved' })
  line.setAttribute('role', 'status')
  if (!line.isConnected) form.append(line)
  return line
}

const watch = (form: HTMLFormElement, address: string): void => {
  const line = savedLine(form)
  let timer = 0
  let dirty = false

  const tell = (text: string, trouble: boolean): void => {
    line.classList.toggle('warn', trouble)
    const words = line.querySelector('span') ?? line.appendChild(element('span'))
    words.textContent = text
    for (const node of [...line.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove()
  }
  const save = async (keepalive = false): Promise<void> => {
    window.clearTimeout(timer)
    if (!dirty) return
    dirty = false
    const entries = [...new FormData(form)].filter((it): it is [string, string] => typeof it[1] === 'string')
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'X-XSRF-TOKEN': csrf(), Accept: 'application/json' },
        body: new URLSearchParams(entries),
        keepalive,
      })
      if (answer.status === 409) {
        tell(say('另一台设备改过这份草稿，刷新后再填。', 'Changed on another device. Reload before going on.'), true)
        return
      }
      if (!answer.ok) throw new Error(String(answer.status))
      tell(say(`已自动保存 · ${timeOfDay()}`, `Saved · ${timeOfDay()}`), false)
    } catch {
      dirty = true
      tell(say('还没有存上，稍后再试。您填的都在这一页。', 'Not saved yet, will try again. All is still here.'), true)
      timer = window.setTimeout(() => void save(), AGAIN)
    }
  }
  form.addEventListener('input', () => {
    dirty = true
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void save(), PAUSE)
  })
  form.addEventListener('submit', () => {
    dirty = false
    window.clearTimeout(timer)
  })
  window.addEventListener('pagehide', () => void save(true))
}

/** Forms marked `data-autosave="address"` keep their draft by themselves, without a pop-up. */
export const saveDrafts = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    watch(form, form.dataset['autosave'] ?? '')
  }
}
