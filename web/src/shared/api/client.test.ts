import { describe, expect, it, vi } from 'vitest'
import { refusal, serve } from '@/shared/testing/server'
import { get, post, put, remove, whenSignedOut } from './client'
import { isProblem, Problem, toProblem } from './problem'

const headers = (fetch: ReturnType<typeof serve>, call = 0): Record<string, string> =>
  fetch.mock.calls[call]?.[1]?.headers as Record<string, string>

describe('asking the server', () => {
  it('leaves empty parameters out of the address', async () => {
    const fetch = serve({ 'GET /api/regions/children': { body: { rows: [], next: null } } })
    await get('/api/regions/children', { of: '32', after: null, limit: undefined, q: '', mine: false })
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/regions/children?of=32&mine=false')
  })

  it('sends no forgery token and no key when it only reads', async () => {
    const fetch = serve({ 'GET /api/x': { body: {} } })
    await get('/api/x')
    expect(headers(fetch)).not.toHaveProperty('X-XSRF-TOKEN')
    expect(headers(fetch)).not.toHaveProperty('Idempotency-Key')
  })

  it.each([
    ['POST', () => post('/api/x', { a: 1 })],
    ['PUT', () => put('/api/x', { a: 1 })],
    ['DELETE', () => remove('/api/x')],
  ])('sends the forgery token and a key with %s', async (method, write) => {
    const fetch = serve({ [`${method} /api/x`]: { status: 204 } })
    expect(await write()).toBeUndefined()
    expect(headers(fetch)['X-XSRF-TOKEN']).toBe('token')
    expect(headers(fetch)['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('repeats the key it is given and names the version it has read', async () => {
    const fetch = serve({ 'POST /api/x': { status: 204 } })
    await post('/api/x', {}, { key: 'same', version: '"7"' })
    expect(headers(fetch)).toMatchObject({ 'Idempotency-Key': 'same', 'If-Match': '"7"' })
  })

  it('asks for a token before the first write of a browser that has none', async () => {
    const fetch = serve({ 'GET /api/identity/session': { body: {} }, 'POST /api/x': { status: 204 } })
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT'
    await post('/api/x')
    expect(fetch.mock.calls.map((it) => it[0])).toEqual(['/api/identity/session', '/api/x'])
  })

  it('lets the browser write the content type of a file', async () => {
    const fetch = serve({ 'POST /api/x': { status: 204 } })
    await post('/api/x', new FormData())
    expect(headers(fetch)).not.toHaveProperty('Content-Type')
  })
})

describe('a refusal', () => {
  it('is thrown with its code, trace and field errors', async () => {
    serve({
      'POST /api/x': refusal(422, 'catalog.item-incomplete', '不能发布', {
        errors: [{ field: 'name', message: '写名称' }],
      }),
    })
    const problem = await post('/api/x').catch((error: unknown) => error)
    expect(isProblem(problem, 'catalog.item-incomplete')).toBe(true)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ code: 'catalog.item-incomplete', status: 422, traceId: 'trace-1' })
    expect((problem as Problem).errors).toEqual([{ field: 'name', message: '写名称' }])
  })

  it('tells when the session has ended', async () => {
    const ended = vi.fn()
    whenSignedOut(ended)
    serve({ 'GET /api/x': refusal(401, 'identity.not-signed-in', '请先登录') })
    await get('/api/x').catch(() => undefined)
    expect(ended).toHaveBeenCalledOnce()
  })

  it('from a server that speaks no JSON still has a status', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502, statusText: 'Bad Gateway' })))
    const problem = toProblem(await get('/api/x').catch((error: unknown) => error))
    expect(problem).toMatchObject({ status: 502, title: '502 Bad Gateway', code: '' })
  })

  it('turns a lost connection into words, in the language of the page', async () => {
    serve({ 'GET /api/x': new TypeError('failed') })
    const lost = await get('/api/x').catch((error: unknown) => error)
    expect(toProblem(lost).title).toBe('连不上服务器')
    expect(toProblem(lost).code).toBe('web.unreachable')
    document.documentElement.lang = 'en'
    expect(toProblem(lost).title).toBe('The server cannot be reached')
    document.documentElement.lang = 'zh-CN'
  })

  it('does not say the same thing twice', () => {
    expect(new Problem({ type: 'x', title: '没有', detail: '没有', status: 404 }).detail).toBe('')
  })
})
