import { csrf, element, say, timeOfDay } from './page'

const PAUSE = 1500
const AGAIN = 10_000

/** Browsers let so much go out after the page is left. */
const MOST_AFTER_LEAVING = 60_000

interface Saved {
  version: number
}
interface Whole extends Saved {
  savedAt: string
  copies: { id: string }[]
}
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isControl = (it: Element): it is Control => it.matches('input, select, textarea')

/** The answers of the form by property name; what is empty is sent too, so that it is emptied in the draft. */
export const answersOf = (form: HTMLFormElement): Record<string, string | string[]> => {
  const answers: Record<string, string | string[]> = {}
  for (const control of [...form.elements].filter(isControl)) {
    if (!control.name.startsWith('f.') || control.disabled || control.type === 'file') continue
    const key = control.name.slice(2)
    const checked = control instanceof HTMLInputElement && control.checked
    if (control.type === 'checkbox') {
      const chosen = answers[key] ?? []
      answers[key] = checked && Array.isArray(chosen) ? [...chosen, control.value] : chosen
    } else if (control.type !== 'radio' || checked) answers[key] = control.value
    else answers[key] ??= ''
  }
  return answers
}

/** The line that tells when the draft was kept; made when the page brings none. */
const savedLine = (form: HTMLFormElement): HTMLElement => {
  const line = form.querySelector<HTMLElement>('.saved') ?? element('p', { className: 'saved' })
  line.setAttribute('role', 'status')
  if (!line.isConnected) form.append(line)
  return line
}

const headers = (): Record<string, string> => ({
  'Content-Type': 'application/json',
  Accept: 'application/json',
  'X-XSRF-TOKEN': csrf(),
})

const watch = (form: HTMLFormElement, address: string): void => {
  const line = savedLine(form)
  let timer = 0
  let dirty = false
  let saving = false
  let stopped = false

  const tell = (text: string, trouble: boolean, ...ways: HTMLButtonElement[]): void => {
    line.classList.toggle('warn', trouble)
    line.replaceChildren(element('span', {}, text), ...ways)
  }
  const know = ({ version }: Saved): void => {
    form.dataset['version'] = String(version)
    const hidden = form.elements.namedItem('draftVersion')
    if (hidden instanceof HTMLInputElement) hidden.value = String(version)
  }
  const soon = (pause: number): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void save(), pause)
  }
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', className: 'btn' }, text)
    made.addEventListener('click', act)
    return made
  }

  /** What was refused here is kept by the server as a copy; the person says which one goes on. */
  const choose = async (): Promise<void> => {
    stopped = true
    const whole = (await (await fetch(address, { headers: headers() })).json()) as Whole
    const mine = whole.copies[0]?.id
    const at = timeOfDay(new Date(whole.savedAt))
    tell(
      say(`另一台设备 ${at} 存过这份草稿，您这里填的也留着。`, `Saved on another device at ${at}; yours is kept too.`),
      true,
      button(say('接着用我这份', 'Go on with mine'), () => {
        void fetch(`${address}/copies/${mine}/choice`, { method: 'POST', headers: headers() })
          .then(async (answer) => {
            if (!answer.ok) throw new Error(String(answer.status))
            know((await answer.json()) as Saved)
            stopped = false
            dirty = true
            await save()
          })
          .catch(troubled)
      }),
      button(say('换成那一份', 'Take the other one'), () => location.reload()),
    )
  }
  const troubled = (): void => {
    dirty = true
    tell(say('还没有存上，稍后再试。您填的都在这一页。', 'Not saved yet, will try again. All is still here.'), true)
    soon(AGAIN)
  }
  const answered = async (answer: Response): Promise<void> => {
    if (answer.ok) {
      know((await answer.json()) as Saved)
      tell(say(`已自动保存 · ${timeOfDay()}`, `Saved · ${timeOfDay()}`), false)
    } else if (answer.status === 409) await choose()
    else if (answer.status === 404) {
      stopped = true
      tell(say('这份草稿已经提交或者删除了。', 'This draft has been submitted or removed.'), true)
    } else if (answer.status === 422) {
      tell(((await answer.json()) as { detail: string }).detail, true)
    } else if (answer.status === 401) {
      dirty = true
      tell(
        say('登录过期了，还没有存上。在另一个窗口登录后会接着存。', 'Signed out. Sign in in another window to go on.'),
        true,
      )
      soon(AGAIN)
    } else throw new Error(String(answer.status))
  }
  const save = async (): Promise<void> => {
    window.clearTimeout(timer)
    if (!dirty || saving || stopped || !form.isConnected) return
    dirty = false
    saving = true
    const body = JSON.stringify({ version: Number(form.dataset['version'] ?? 0), values: answersOf(form) })
    try {
      const keepalive = body.length < MOST_AFTER_LEAVING
      await answered(await fetch(address, { method: 'PUT', headers: headers(), body, keepalive }))
    } catch {
      troubled()
    } finally {
      saving = false
      if (dirty && !stopped && !line.classList.contains('warn')) soon(PAUSE)
    }
  }
  form.addEventListener('input', () => {
    dirty = true
    if (!stopped) soon(PAUSE)
  })
  form.addEventListener('submit', () => {
    dirty = false
    window.clearTimeout(timer)
  })
  window.addEventListener('pagehide', () => void save())
}

/** Forms marked `data-autosave="address"` keep their draft by themselves, without a pop-up. */
export const saveDrafts = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    watch(form, form.dataset['autosave'] ?? '')
  }
}
