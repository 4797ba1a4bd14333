import { afterEach, describe, expect, it, vi } from 'vitest'
import { get, post } from './client'
import { isProblem, toProblem } from './problem'

const answer = (status: number, body: unknown) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response(status === 204 ? null : JSON.stringify(body), { status }))

afterEach(() => vi.restoreAllMocks())

describe('asking the server', () => {
  it('leaves empty parameters out of the address', async () => {
    const fetch = answer(200, { rows: [] })
    await get('/api/regions/children', { of: '32', after: null, limit: undefined })
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/regions/children?of=32')
  })

  it('sends the forgery token and a key with every write', async () => {
    document.cookie = 'XSRF-TOKEN=abc'
    const fetch = answer(204, null)
    await post('/api/x', { a: 1 })
    const headers = fetch.mock.calls[0]?.[1]?.headers as Record<string, string>
    expect(headers['X-XSRF-TOKEN']).toBe('abc')
    expect(headers['Idempotency-Key']).toMatch(/[0-9a-f-]{36}/)
  })

  it('throws the problem that the server names', async () => {
    answer(422, {
      type: 'urn:zhengtong:problem:catalog.item-incomplete',
      title: '不能发布',
      detail: '',
      status: 422,
      traceId: 't',
    })
    const problem = await post('/api/x').catch((error: unknown) => error)
    expect(isProblem(problem, 'catalog.item-incomplete')).toBe(true)
  })

  it('turns a lost connection into words', () => {
    expect(toProblem(new TypeError('failed')).title).toBe('连不上服务器')
  })
})
