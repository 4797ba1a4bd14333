import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { focusErrorSummary, guardDoubleSubmit } from './forms'
import { readAloud, sentences } from './read-aloud'
import { switchRegion } from './region-switch'
import { walkSuggestions } from './suggest'

const page = (html: string): void => {
  document.body.innerHTML = html
}
const key = (name: string): boolean =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })) ??
  true
const settle = (): Promise<void> => vi.waitFor(() => undefined)

beforeEach(() => {
  document.cookie = 'XSRF-TOKEN=token'
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a refused form', () => {
  it('begins at its summary, whose lines lead to the fields', () => {
    Element.prototype.scrollIntoView ??= () => undefined
    page(`<div class="errsum"><a href="#items">选一种</a></div>
      <fieldset id="items"><input type="checkbox" aria-label="甲"></fieldset>`)
    focusErrorSummary()
    expect(document.activeElement?.className).toBe('errsum')
    document.querySelector<HTMLElement>('.errsum a')?.click()
    expect(document.activeElement?.tagName).toBe('INPUT')
  })
})

describe('an impatient finger', () => {
  it('sends a form once', () => {
    page('<form method="post"><button>提交</button></form>')
    guardDoubleSubmit()
    const sent = (): boolean =>
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })) ?? false
    expect(sent()).toBe(true)
    expect(sent()).toBe(false)
    window.dispatchEvent(new Event('pageshow'))
    expect(sent()).toBe(true)
  })
})

describe('search suggestions', () => {
  it('are walked with the arrows and closed with Escape', () => {
    page(`<form class="search"><input type="search" aria-label="搜索">
      <div class="suggest"><a href="#1">一</a><a href="#2">二</a></div></form>`)
    walkSuggestions()
    const input = document.querySelector('input')
    const list = document.querySelector('.suggest')
    input?.focus()
    key('ArrowDown')
    expect(document.activeElement?.textContent).toBe('一')
    key('ArrowDown')
    key('ArrowDown')
    expect(document.activeElement?.textContent).toBe('二')
    key('ArrowUp')
    key('ArrowUp')
    expect(document.activeElement).toBe(input)
    expect(key('Escape')).toBe(false)
    expect(list?.classList).toContain('closed')
    expect(key('Escape')).toBe(true)
    input?.dispatchEvent(new Event('input', { bubbles: true }))
    expect(list?.classList).not.toContain('closed')
  })
})

describe('the region switch', () => {
  const answers: Record<string, object> = {
    '/api/regions/children?of=32&limit=200': { rows: [{ code: '3201', name: '南京市', level: 2, children: 12 }] },
    '/api/regions/children?of=3201&limit=200': { rows: [{ code: '320102', name: '玄武区', level: 3, children: 7 }] },
  }

  it('opens in place and walks down to the county', async () => {
    page('<main></main><div class="util"><a href="/regions">地区</a></div>')
    const fetch = vi.fn<typeof globalThis.fetch>((address) =>
      Promise.resolve(new Response(JSON.stringify(answers[String(address)]))),
    )
    vi.stubGlobal('fetch', fetch)
    switchRegion()
    document.querySelector('a')?.click()
    const press = async (name: string): Promise<void> => {
      const find = (): HTMLElement | undefined =>
        [...document.querySelectorAll<HTMLElement>('.regions button')].find((it) => it.textContent === name)
      await vi.waitFor(() => expect(find()).toBeDefined())
      find()?.click()
    }
    await press('南京市')
    await press('玄武区')
    await vi.waitFor(() => expect(document.querySelector('.regions .btn.primary')?.textContent).toBe('看玄武区的事项'))
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(document.querySelector('dialog')?.open).toBe(true)
    expect(await findings(document.body)).toEqual([])
  })
})

describe('reading aloud', () => {
  it('speaks sentence by sentence', () => {
    expect(sentences('您好。\n今天想办什么？  养老金')).toEqual(['您好。', '今天想办什么？', '养老金'])
  })

  it('is not offered where the browser cannot speak', () => {
    page('<main><p>您好。</p></main><button data-read-aloud>读给我听</button>')
    vi.stubGlobal('speechSynthesis', undefined)
    readAloud()
    expect(document.querySelector('button')?.hidden).toBe(true)
  })

  it('is pressed while it speaks, and stops when pressed again', async () => {
    page('<main><h1>您好。</h1><p>看看。</p><nav>不读</nav></main><button data-read-aloud>读给我听</button>')
    const voice = { speak: vi.fn(), cancel: vi.fn() }
    vi.stubGlobal('speechSynthesis', voice)
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class extends EventTarget {
        constructor(readonly text: string) {
          super()
        }
      },
    )
    readAloud()
    const button = document.querySelector('button')
    button?.click()
    expect(voice.speak.mock.calls.map((it) => (it[0] as { text: string }).text)).toEqual(['您好。', '看看。'])
    expect(button?.getAttribute('aria-pressed')).toBe('true')
    button?.click()
    await settle()
    expect(button?.getAttribute('aria-pressed')).toBe('false')
    expect(voice.cancel).toHaveBeenCalled()
  })
})
