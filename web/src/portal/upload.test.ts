import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { keyOf } from './resumable'
import { sendUploads } from './upload'

const PART = 256 * 1024

/** A server that speaks the protocol; `answer` may step in before it. */
const house = (): {
  calls: string[]
  received: () => number
  answer: (call: string) => Response | Error | undefined
} => {
  const uploads = new Map<string, { size: number; offset: number; name: string }>()
  const state = {
    calls: [] as string[],
    received: () => [...uploads.values()].reduce((sum, it) => sum + it.offset, 0),
    answer: (() => undefined) as (call: string) => Response | Error | undefined,
  }
  const told = (id: string): Response => {
    const it = uploads.get(id)
    if (!it) return new Response('{"detail":"已经失效"}', { status: 404 })
    const file = it.offset === it.size ? { id: `file-${id}`, name: it.name, mediaType: 'a/b', size: it.size } : null
    return new Response(JSON.stringify({ id, size: it.size, offset: it.offset, file }))
  }
  const fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = (init.headers ?? {}) as Record<string, string>
    const call = `${init.method ?? 'GET'} ${address}${headers['Upload-Offset'] ? ` ${headers['Upload-Offset']}` : ''}`
    state.calls.push(call)
    const instead = state.answer(call)
    if (instead instanceof Error) throw instead
    if (instead) return instead
    if (init.method === 'POST' && address === '/api/files/uploads') {
      const { name, size } = JSON.parse(String(init.body)) as { name: string; size: number }
      uploads.set(String(uploads.size + 1), { name, size, offset: 0 })
      return told(String(uploads.size))
    }
    const id = address.split('/').at(-1) ?? ''
    const it = uploads.get(id)
    if (init.method === 'PATCH' && it) {
      if (Number(headers['Upload-Offset']) !== it.offset) return new Response('{}', { status: 409 })
      it.offset += (init.body as Blob).size
    }
    return init.method === 'PATCH' || !init.method || init.method === 'GET' ? told(id) : new Response('{}')
  }
  vi.stubGlobal('fetch', vi.fn(fetch))
  return state
}

const field = (more = 'data-upload'): HTMLInputElement => {
  document.body.innerHTML = `<main><h1>材料</h1><form method="post"><label for="m">租约</label>
    <input type="file" id="m" name="m.lease" multiple accept="image/*,.pdf" ${more}><button>提交</button></form></main>`
  sendUploads()
  return document.querySelector('#m') as HTMLInputElement
}
const file = (size: number, name = '租约.pdf'): File =>
  new File([new Uint8Array(size).fill(7)], name, { lastModified: 5 })
const choose = (input: HTMLInputElement, ...files: File[]): void => {
  Object.defineProperty(input, 'files', { value: files, configurable: true })
  input.dispatchEvent(new Event('change'))
}
const press = (text: string): void =>
  [...document.querySelectorAll('button')].find((it) => it.textContent?.startsWith(text))?.click()
const hidden = (): string[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map((it) => `${it.name}=${it.value}`)
const settled = (): Promise<void> =>
  vi.waitFor(() => expect(document.querySelector('li.ok button')).not.toBeNull(), 5000)
const submit = (): boolean =>
  document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })) ?? false

beforeEach(() => {
  document.cookie = 'XSRF-TOKEN=token'
  localStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an upload', () => {
  it('goes by parts, shows how far it is and leaves its id with the form', async () => {
    const server = house()
    const input = field()
    choose(input, file(PART * 4))
    await settled()
    expect(server.calls).toEqual([
      'POST /api/files/uploads',
      'PATCH /api/files/uploads/1 0',
      `PATCH /api/files/uploads/1 ${PART}`,
      `PATCH /api/files/uploads/1 ${PART * 3}`,
    ])
    expect(hidden()).toEqual(['m.lease.id=file-1'])
    expect(document.querySelector('li a')?.textContent).toBe('租约.pdf')
    expect(input.value).toBe('')
    expect(localStorage.getItem('uploads')).toBe('{}')
    expect(await findings(document.body)).toEqual([])
  })

  it('tells the address of its page and can be removed with the form', async () => {
    const server = house()
    choose(field('data-upload="/apply/1/materials/lease/files"'), file(10))
    await settled()
    expect(server.calls.at(-1)).toBe('POST /apply/1/materials/lease/files')
    expect(hidden()).toEqual([])
    const remove = document.querySelector<HTMLButtonElement>('li.ok button')
    expect([remove?.type, remove?.name, remove?.value]).toEqual(['submit', 'remove', 'file-1'])
  })

  it('that loses the line asks how much arrived and goes on', async () => {
    vi.useFakeTimers()
    const server = house()
    let broken = 2
    server.answer = (call) => (call.endsWith(` ${PART}`) && broken-- > 0 ? new TypeError('lost') : undefined)
    choose(field(), file(PART * 3))
    await vi.advanceTimersByTimeAsync(1000)
    expect(document.querySelector('li')?.textContent).toContain('连上就接着传')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(hidden()).toEqual(['m.lease.id=file-1'])
    expect(server.calls.filter((it) => it.startsWith('POST'))).toHaveLength(1)
    expect(server.calls.filter((it) => it.startsWith('GET'))).toHaveLength(2)
    expect(server.received()).toBe(PART * 3)
  })

  it('is taken up again after the page was reloaded, and no name is remembered', async () => {
    const server = house()
    server.answer = (call) =>
      call.startsWith('PATCH') && !call.endsWith(' 0') ? new Response('{}', { status: 422 }) : undefined
    const lease = file(PART * 3, '欧阳小三的身份证.pdf')
    localStorage.setItem('uploads', JSON.stringify({ [await keyOf(lease)]: { id: '1', until: Date.now() + 1000 } }))
    choose(field(), file(PART * 3, '别的.pdf'))
    await vi.waitFor(() => expect(server.calls).toContain('POST /api/files/uploads'))
    expect(server.calls[0]).toBe('GET /api/files/uploads/1')
    await vi.waitFor(() => expect(document.querySelector('li.bad')).not.toBeNull())
    server.answer = () => undefined
    localStorage.setItem('uploads', JSON.stringify({ [await keyOf(lease)]: { id: '1', until: Date.now() + 1000 } }))
    const key = localStorage.getItem('uploads') ?? ''
    expect(key).not.toContain('欧阳')
    server.calls.length = 0
    choose(field(), lease)
    await settled()
    expect(server.calls[0]).toBe('GET /api/files/uploads/1')
    expect(server.calls[1]).toBe(`PATCH /api/files/uploads/1 ${PART}`)
  })

  it('that is refused says what to do and stays out of the form', async () => {
    const server = house()
    const words = '文件已经删除，没有保存。请换一份再传。'
    server.answer = (call) =>
      call.startsWith('PATCH') ? new Response(JSON.stringify({ detail: words }), { status: 422 }) : undefined
    choose(field(), file(10), new File([], '空.pdf'))
    await vi.waitFor(() => expect(document.querySelectorAll('li.bad')).toHaveLength(2))
    expect(document.querySelector('.uploads')?.textContent).toContain(`租约.pdf：${words}`)
    expect(document.querySelector('.uploads')?.textContent).toContain('文件是空的')
    expect(hidden()).toEqual([])
    expect(localStorage.getItem('uploads')).toBe('{}')
    expect(submit()).toBe(true)
  })

  it('that is too large is not even begun', () => {
    const server = house()
    choose(field('data-upload data-most="100"'), file(101))
    expect(document.querySelector('.uploads')?.textContent).toContain('不超过 200 MB')
    expect(server.calls).toEqual([])
  })

  it('holds the form back while it runs, and can be stopped', async () => {
    const server = house()
    let release: (response: Response) => void = () => undefined
    const answer = vi.fn(() => new Promise<Response>((resolve) => (release = resolve)))
    choose(field(), file(10))
    vi.stubGlobal('fetch', answer)
    await vi.waitFor(() => expect(document.querySelector('[data-sending]')).not.toBeNull())
    expect(submit()).toBe(false)
    expect(document.querySelector('.wait')?.textContent).toContain('还有文件在传')
    press('停止')
    release(new Response('{}'))
    await vi.waitFor(() => expect(document.querySelector('[data-sending]')).toBeNull())
    document.querySelector('.wait')?.remove()
    expect(submit()).toBe(true)
    expect(server.received()).toBe(0)
  })

  it('offers the camera on a phone', () => {
    house()
    field()
    expect(document.querySelector('[capture]')).toBeNull()
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    field()
    const lens = document.querySelector<HTMLInputElement>('input[capture="environment"]')
    const clicked = vi.spyOn(lens as HTMLInputElement, 'click')
    press('拍照')
    expect(clicked).toHaveBeenCalled()
    expect(lens?.accept).toBe('image/*')
    expect(lens?.name).toBe('')
  })

  it('without the mark leaves a file field alone', () => {
    field('')
    expect(document.querySelector('.uploads')).toBeNull()
  })
})
