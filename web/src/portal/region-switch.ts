import { csrf, element, say } from './page'

interface Region {
  code: string
  name: string
  level: number
  children: number
}

/** Links that lead to the page of all regions; with scripts they open the list in place. */
const LINKS = '[data-region-switch], .util a[href="/regions"]'
const PROVINCE: Region = { code: '32', name: '江苏省', level: 1, children: 13 }
const COUNTY = 3

const choose = async (code: string): Promise<void> => {
  const answer = await fetch('/region', {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': csrf() },
    body: new URLSearchParams({ to: code }),
    redirect: 'manual',
  })
  if (answer.type === 'opaqueredirect' || answer.ok) location.reload()
  else location.assign(`/regions/${code}`)
}

const children = async (code: string): Promise<Region[]> => {
  const answer = await fetch(`/api/regions/children?of=${code}&limit=200`, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return ((await answer.json()) as { rows: Region[] }).rows
}

const button = (text: string, act: () => void, className = ''): HTMLButtonElement => {
  const made = element('button', { type: 'button', className }, text)
  made.addEventListener('click', act)
  return made
}

const show = async (dialog: HTMLDialogElement, trail: Region[]): Promise<void> => {
  const here = trail.at(-1) ?? PROVINCE
  const rows = here.level < COUNTY ? await children(here.code) : []
  const body = dialog.querySelector('.bd')
  const way = element('p', { className: 'trail' })
  trail.forEach((it, index) => {
    way.append(index ? ' › ' : '')
    way.append(
      it === here ? element('b', {}, it.name) : button(it.name, () => void show(dialog, trail.slice(0, index + 1))),
    )
  })
  const list = element('ul', { className: 'links' })
  for (const it of rows) {
    list.append(
      element(
        'li',
        {},
        button(it.name, () => void show(dialog, [...trail, it])),
      ),
    )
  }
  const take = button(
    say(`看${here.name}的事项`, `Show services of ${here.name}`),
    () => void choose(here.code),
    'btn primary',
  )
  body?.replaceChildren(way, list, element('p', { className: 'btns' }, take))
  ;(list.querySelector('button') ?? take).focus()
}

const build = (): HTMLDialogElement => {
  const dialog = element('dialog', { className: 'regions' })
  const title = element('h2', { id: 'regions-title' }, say('换一个地区', 'Choose a region'))
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.append(
    element(
      'div',
      { className: 'hd' },
      title,
      button(say('关闭', 'Close'), () => dialog.close(), 'btn quiet'),
    ),
    element('div', { className: 'bd' }),
  )
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  document.body.append(dialog)
  return dialog
}

/** Choosing the region without leaving the page; any trouble falls back to the page of regions. */
export const switchRegion = (): void => {
  let dialog: HTMLDialogElement | undefined
  for (const link of document.querySelectorAll<HTMLAnchorElement>(LINKS)) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      dialog ??= build()
      const opened = dialog
      show(opened, [PROVINCE]).then(
        () => opened.open || opened.showModal(),
        () => location.assign(link.href),
      )
    })
  }
}
