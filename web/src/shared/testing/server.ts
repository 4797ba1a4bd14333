import { vi, type Mock } from 'vitest'

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error

/** A server of a few sentences: “GET /api/x” answers this; the last answer of a list is repeated. */
export const serve = (answers: Record<string, Answer | Answer[]>): Mock<typeof globalThis.fetch> => {
  document.cookie = 'XSRF-TOKEN=token'
  const left = new Map(Object.entries(answers).map(([ask, it]) => [ask, Array.isArray(it) ? [...it] : [it]]))
  const fetch = vi.fn<typeof globalThis.fetch>(async (address, options) => {
    const ask = `${options?.method ?? 'GET'} ${String(address)}`
    const queue = left.get(ask) ?? left.get(ask.replace(/\?.*/, ''))
    if (!queue?.length) throw new TypeError(`nobody answers ${ask}`)
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    if (answer instanceof Error || !answer) throw answer
    const status = answer.status ?? 200
    return new Response(status === 204 ? null : JSON.stringify(answer.body ?? null), {
      status,
      headers: answer.headers,
    })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

export const refusal = (status: number, code: string, title: string, more: object = {}): Answer => ({
  status,
  body: { type: `urn:zhengtong:problem:${code}`, title, detail: '', status, traceId: 'trace-1', ...more },
})
