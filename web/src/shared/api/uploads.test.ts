import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refusal, serve } from '@/shared/testing/server'
import { uploadFile } from './uploads'

const file = (size: number): File => {
  const it = new File(['x'], '图纸.pdf')
  Object.defineProperty(it, 'size', { value: size })
  return it
}
const way = (offset: number, stored: object | null = null) => ({
  body: { id: 'u1', size: 9_000_000, offset, file: stored },
})
const stored = { id: 'f1', name: '图纸.pdf', mediaType: 'application/pdf', size: 9_000_000, digest: 'd' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

const run = async <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined)
  for (let time = 0; time < 30; time++) await vi.advanceTimersByTimeAsync(2000)
  return promise
}
const sent = (fetch: ReturnType<typeof serve>): string[] =>
  fetch.mock.calls.map(([address, options]) =>
    [
      options?.method,
      String(address).split('/').at(-1),
      (options?.headers as Record<string, string>)?.['Upload-Offset'],
    ]
      .filter(Boolean)
      .join(' '),
  )

describe('sending a large file', () => {
  it('goes in parts and tells how far it is', async () => {
    const fetch = serve({
      'POST /api/files/uploads': way(0),
      'PATCH /api/files/uploads/u1': [way(4_000_000), way(8_000_000), way(9_000_000, stored)],
    })
    const shares: number[] = []
    expect(await run(uploadFile(file(9_000_000), (share) => shares.push(Math.round(share * 100))))).toEqual(stored)
    expect(sent(fetch)).toEqual(['POST uploads', 'PATCH u1 0', 'PATCH u1 4000000', 'PATCH u1 8000000'])
    expect(shares).toEqual([44, 89, 100])
    expect((fetch.mock.calls[1]?.[1]?.headers as Record<string, string>)['Content-Type']).toBe(
      'application/octet-stream',
    )
  })

  it('asks where the server stands when the line breaks, and goes on from there', async () => {
    const fetch = serve({
      'POST /api/files/uploads': way(0),
      'PATCH /api/files/uploads/u1': [new TypeError('lost'), way(9_000_000, stored)],
      'HEAD /api/files/uploads/u1': { headers: { 'Upload-Offset': '4000000' } },
    })
    expect(await run(uploadFile(file(9_000_000), () => undefined))).toEqual(stored)
    expect(sent(fetch)).toEqual(['POST uploads', 'PATCH u1 0', 'HEAD u1', 'PATCH u1 4000000'])
  })

  it('does not try again what was refused', async () => {
    const fetch = serve({ 'POST /api/files/uploads': refusal(422, 'files.type-refused', '这种文件不收') })
    await expect(run(uploadFile(file(5), () => undefined))).rejects.toMatchObject({ title: '这种文件不收' })
    expect(fetch).toHaveBeenCalledOnce()
  })

  it('takes back what has arrived when it is stopped', async () => {
    const stop = new AbortController()
    const fetch = serve({
      'POST /api/files/uploads': way(0),
      'PATCH /api/files/uploads/u1': way(4_000_000),
      'DELETE /api/files/uploads/u1': { status: 204 },
    })
    const sending = uploadFile(file(9_000_000), () => stop.abort(), stop.signal)
    await run(sending).catch(() => undefined)
    expect(sent(fetch)).toContain('DELETE u1')
  })

  it('gives up after several tries', async () => {
    const fetch = serve({ 'POST /api/files/uploads': refusal(503, 'files.away', '暂时存不了') })
    await expect(run(uploadFile(file(5), () => undefined))).rejects.toMatchObject({ status: 503 })
    expect(fetch).toHaveBeenCalledTimes(4)
  })
})
