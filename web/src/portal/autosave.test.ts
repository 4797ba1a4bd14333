import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answersOf, saveDrafts } from './autosave'

const draft = (fields = '<input name="f.area" value="46.5">'): HTMLFormElement => {
  document.body.innerHTML = `<form data-autosave="/api/forms/drafts/1" data-version="3">
    <input type="hidden" name="draftVersion" value="3"><input type="hidden" name="_csrf" value="x">${fields}</form>`
  return document.querySelector('form') as HTMLFormElement
}
const type = (): void => {
  document.querySelector('[name^="f."]')?.dispatchEvent(new Event('input', { bubbles: true }))
}
const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status })
const line = (): HTMLElement | null => document.querySelector('.saved')
const press = (text: string): void =>
  [...document.querySelectorAll('button')].find((it) => it.textContent === text)?.click()

const server = (...answers: (Response | Error)[]): ReturnType<typeof vi.fn<typeof globalThis.fetch>> => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => {
    const answer =
      answers.length > 1 ? answers.shift() : answers[0]?.constructor === Response ? answers[0].clone() : answers[0]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Response)
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const sent = (fetch: ReturnType<typeof server>, call: number): unknown =>
  JSON.parse(String(fetch.mock.calls[call]?.[1]?.body))

beforeEach(() => {
  document.cookie = 'XSRF-TOKEN=token'
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the answers of a form', () => {
  it('are what its fields hold, also when they hold nothing', () => {
    const form = draft(`<input name="f.area" value="46.5"><textarea name="f.story">一</textarea>
      <input type="radio" name="f.self" value="true"><input type="radio" name="f.self" value="false" checked>
      <input type="radio" name="f.none" value="true">
      <input type="checkbox" name="f.items" value="茶" checked><input type="checkbox" name="f.items" value="糕" checked>
      <input type="checkbox" name="f.more" value="酒"><input type="file" name="f.file">
      <select name="f.kind"><option value="">选</option><option value="甲" selected>甲</option></select>`)
    expect(answersOf(form)).toEqual({
      area: '46.5',
      story: '一',
      self: 'false',
      none: '',
      items: ['茶', '糕'],
      more: [],
      kind: '甲',
    })
  })
})

describe('a draft', () => {
  it('is kept a moment after the last stroke, with the version that the page has seen', async () => {
    const form = draft()
    const fetch = server(json({ version: 4 }))
    saveDrafts()
    type()
    type()
    expect(fetch).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1500)
    expect(fetch).toHaveBeenCalledOnce()
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/forms/drafts/1')
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'PUT', keepalive: true })
    expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({ 'X-XSRF-TOKEN': 'token' })
    expect(sent(fetch, 0)).toEqual({ version: 3, values: { area: '46.5' } })
    expect(line()?.textContent).toMatch(/已自动保存 · \d\d:\d\d/)
    expect(form.dataset['version']).toBe('4')
    expect((form.elements.namedItem('draftVersion') as HTMLInputElement).value).toBe('4')
    type()
    await vi.advanceTimersByTimeAsync(1500)
    expect(sent(fetch, 1)).toMatchObject({ version: 4 })
  })

  it('that could not be kept is tried again, and says so', async () => {
    draft()
    const fetch = server(new TypeError('lost'), json({ version: 4 }))
    saveDrafts()
    type()
    await vi.advanceTimersByTimeAsync(1500)
    expect(line()?.classList).toContain('warn')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(line()?.classList).not.toContain('warn')
  })

  it('is saved by one request at a time', async () => {
    draft()
    let answer: (response: Response) => void = () => undefined
    const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise((resolve) => (answer = resolve)))
    vi.stubGlobal('fetch', fetch)
    saveDrafts()
    type()
    await vi.advanceTimersByTimeAsync(1500)
    type()
    await vi.advanceTimersByTimeAsync(5000)
    expect(fetch).toHaveBeenCalledOnce()
    answer(json({ version: 4 }))
    await vi.advanceTimersByTimeAsync(2000)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(sent(fetch, 1)).toMatchObject({ version: 4 })
  })

  it('changed on another device waits for the person, who goes on with what is here', async () => {
    const form = draft()
    const fetch = server(
      json({ detail: '另一台设备存过' }, 409),
      json({ version: 8, savedAt: '2026-03-05T13:06:00Z', copies: [{ id: 'c1' }] }),
      json({ version: 9 }),
      json({ version: 10 }),
    )
    saveDrafts()
    type()
    await vi.advanceTimersByTimeAsync(1500)
    expect(line()?.textContent).toContain('另一台设备 21:06 存过')
    type()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    press('接着用我这份')
    await vi.advanceTimersByTimeAsync(10)
    expect(fetch.mock.calls[2]?.[0]).toBe('/api/forms/drafts/1/copies/c1/choice')
    expect(sent(fetch, 3)).toEqual({ version: 9, values: { area: '46.5' } })
    expect(form.dataset['version']).toBe('10')
    expect(line()?.textContent).toContain('已自动保存')
  })

  it.each([
    [404, {}, '已经提交或者删除'],
    [422, { detail: '草稿太大，请删短一些。' }, '请删短一些'],
    [401, {}, '登录过期'],
  ])('that is refused with %s says why', async (status, body, words) => {
    draft()
    server(json(body, status))
    saveDrafts()
    type()
    await vi.advanceTimersByTimeAsync(1500)
    expect(line()?.textContent).toContain(words)
    expect(line()?.classList).toContain('warn')
  })

  it('is saved when the page is left, and not after the form was sent', async () => {
    const form = draft()
    const fetch = server(json({ version: 4 }))
    saveDrafts()
    type()
    window.dispatchEvent(new Event('pagehide'))
    await vi.advanceTimersByTimeAsync(0)
    expect(fetch).toHaveBeenCalledOnce()
    type()
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.advanceTimersByTimeAsync(5000)
    expect(fetch).toHaveBeenCalledOnce()
  })
})
