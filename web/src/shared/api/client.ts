import type { Problem } from './problem'

const cookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((it) => it.startsWith(name + '='))
    ?.slice(name.length + 1)

const query = (parameters: Record<string, unknown>): string => {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

const request = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN') ?? ''
    headers['Idempotency-Key'] = crypto.randomUUID()
  }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    throw (answer ?? {
      type: 'about:blank',
      title: response.statusText,
      detail: '',
      status: response.status,
      traceId: '-',
    }) as Problem
  }
  return answer as T
}

export const get = <T>(path: string, parameters: Record<string, unknown> = {}): Promise<T> =>
  request('GET', path + query(parameters))
export const post = <T>(path: string, body?: unknown): Promise<T> => request('POST', path, body)
export const put = <T>(path: string, body?: unknown): Promise<T> => request('PUT', path, body)
export const remove = <T>(path: string): Promise<T> => request('DELETE', path)

/** One keyset page of a list. */
export interface Page<T> {
  rows: T[]
  next: string | null
}
