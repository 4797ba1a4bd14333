import { csrf, element, say } from './page'
import { giveUp, Refused, sendFile, type Stored } from './resumable'

const MOST = 200 * 1024 * 1024

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const icon = (name: string): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  svg.setAttribute('class', 'i')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  return svg
}

const button = (text: string, about: string, act: () => void): HTMLButtonElement => {
  const made = element(
    'button',
    { type: 'button', className: 'btn quiet' },
    text,
    element('span', { className: 'sr' }, about),
  )
  made.addEventListener('click', act)
  return made
}

/** Tells the page's own address that the file is there; the answer is a page that nobody needs now. */
const attach = async (address: string, file: Stored): Promise<void> => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': csrf() },
    body: new URLSearchParams({ file: file.id }),
    redirect: 'manual',
  })
  if (!answer.ok && answer.type !== 'opaqueredirect') {
    throw new Refused(
      say('文件传上了，但没有放进这份申请，请刷新再试。', 'Sent, but not attached. Reload and try again.'),
    )
  }
}

/** How a file that has arrived stays with the form: at the page's address, or as a hidden field. */
const keep = async (input: HTMLInputElement, row: HTMLElement, file: Stored): Promise<void> => {
  const address = input.dataset['upload']
  if (address) {
    await attach(address, file)
    const remove = button(say('移除', 'Remove'), file.name, () => undefined)
    Object.assign(remove, { type: 'submit', name: 'remove', value: file.id })
    row.append(remove)
    return
  }
  row.append(
    element('input', { type: 'hidden', name: `${input.name}.id`, value: file.id }),
    button(say('移除', 'Remove'), file.name, () => {
      row.remove()
      input.focus()
      void fetch(`/api/files/${file.id}`, { method: 'DELETE', headers: { 'X-XSRF-TOKEN': csrf() } })
    }),
  )
}

const send = (input: HTMLInputElement, list: HTMLElement, file: File): void => {
  const stop = new AbortController()
  const row = element('li')
  const words = element('span', { className: 'small muted' })
  const bar = element('progress', { className: 'prog', max: 1, value: 0 })
  bar.setAttribute('aria-label', say(`${file.name} 的上传进度`, `Upload progress of ${file.name}`))

  const head = (...parts: (Node | string)[]): void => row.replaceChildren(...parts)
  const refuse = (text: string, again: boolean): void => {
    row.className = 'bad'
    delete row.dataset['sending']
    const message = element(
      'span',
      { className: 'errmsg' },
      icon('alert'),
      element('span', {}, `${file.name}：${text}`),
    )
    message.setAttribute('role', 'alert')
    head(message)
    if (again) row.append(button(say('再试', 'Try again'), file.name, () => void go()))
    row.append(button(say('移除', 'Remove'), file.name, () => row.remove()))
  }
  const go = async (): Promise<void> => {
    row.className = ''
    row.dataset['sending'] = 'yes'
    head(
      icon('up'),
      element('span', { className: 'name' }, file.name),
      words,
      bar,
      button(say('停止', 'Stop'), file.name, () => {
        stop.abort()
        row.remove()
        input.focus()
        void giveUp(file)
      }),
    )
    try {
      const stored = await sendFile(
        file,
        (share) => {
          bar.value = share
          words.textContent =
            share < 1
              ? `${Math.floor(share * 100)}% · ${sizeOf(file.size)}`
              : say('正在查毒、保存…', 'Checking, saving…')
        },
        stop.signal,
        (broken) => {
          if (broken) words.textContent = say('网络断了，连上就接着传', 'No network, will go on')
        },
      )
      const link = element('a', { href: `/api/files/${stored.id}`, target: '_blank', rel: 'noopener' }, stored.name)
      head(icon('ok'), link, element('span', { className: 'small muted' }, sizeOf(stored.size)))
      row.className = 'ok'
      delete row.dataset['sending']
      await keep(input, row, stored)
    } catch (error) {
      if (stop.signal.aborted) return
      if (error instanceof Refused) refuse(error.message, false)
      else
        refuse(
          say('没有传上，网络断了。已经传的留着，可以接着传。', 'Not sent. What arrived is kept; try again.'),
          true,
        )
    }
  }
  list.append(row)
  if (file.size === 0) refuse(say('文件是空的，请换一份。', 'The file is empty.'), false)
  else if (file.size > Number(input.dataset['most'] ?? MOST))
    refuse(say('文件太大，单个不超过 200 MB，请压缩或者拆开。', 'Too large, 200 MB at most.'), false)
  else void go()
}

/** On phones one may take the picture right here. */
const camera = (input: HTMLInputElement, take: (files: FileList | null) => void): void => {
  if (!window.matchMedia?.('(pointer: coarse)').matches || !/image|jpe?g|png/.test(input.accept)) return
  const lens = element('input', { type: 'file', accept: 'image/*', hidden: true })
  lens.setAttribute('capture', 'environment')
  lens.addEventListener('change', () => {
    take(lens.files)
    lens.value = ''
  })
  const shoot = element('button', { type: 'button', className: 'btn' }, say('拍照', 'Take a picture'))
  shoot.addEventListener('click', () => lens.click())
  input.after(shoot, lens)
}

const enhance = (input: HTMLInputElement): void => {
  const list = element('ul', { className: 'uploads' })
  list.setAttribute('aria-live', 'polite')
  const take = (files: FileList | null): void => {
    for (const file of files ?? []) send(input, list, file)
  }
  input.addEventListener('change', () => {
    take(input.files)
    input.value = '' // what goes by parts does not go a second time with the form
  })
  camera(input, take)
  input.after(list)
  input.form?.addEventListener('submit', (event) => {
    if (!list.querySelector('[data-sending]')) return
    event.preventDefault()
    if (!list.querySelector('.wait')) {
      const note = element(
        'li',
        { className: 'wait warn' },
        say('还有文件在传，传完再提交。', 'Files are still being sent.'),
      )
      note.setAttribute('role', 'alert')
      list.append(note)
      window.setTimeout(() => note.remove(), 6000)
    }
    list.scrollIntoView?.({ block: 'center' })
  })
}

/**
 * File fields marked `data-upload` send what is chosen at once, by parts. Its value is the address that is told the id
 * of each file (parameter `file`); without one the form gets a hidden field `<name>.id` for each. Without scripts the
 * field is sent with its form as ever.
 */
export const sendUploads = (): void => {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-upload]')) enhance(input)
}
