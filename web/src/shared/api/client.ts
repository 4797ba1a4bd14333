import { Problem } from './problem'

/** One keyset page of a list. */
export interface Page<T> {
  rows: T[]
  next: string | null
}

export interface Options {
  /** Same key, same effect: repeat it when the same act is tried again after a lost answer. */
  key?: string
  /** The version that was read (ETag); the server refuses when somebody changed it meanwhile. */
  version?: string
  signal?: AbortSignal
  /** More headers, for protocols that need them. */
  headers?: Record<string, string>
}

type Parameters = Record<string, string | number | boolean | null | undefined>

export const newKey = (): string => crypto.randomUUID()

let signedOut: () => void = () => undefined

/** Tells who wants to know that the session has ended meanwhile. */
export const whenSignedOut = (handler: () => void): void => {
  signedOut = handler
}

const cookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((it) => it.startsWith(`${name}=`))
    ?.slice(name.length + 1)

const query = (parameters: Parameters): string => {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** The forgery token comes as a cookie with any answer; a browser that has none yet asks for one. */
const token = async (): Promise<string> => {
  if (!cookie('XSRF-TOKEN')) await fetch('/api/identity/session', { headers: { Accept: 'application/json' } })
  return cookie('XSRF-TOKEN') ?? ''
}

const problem = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null)
  const known = typeof body === 'object' && body !== null && 'title' in body
  return new Problem(
    known
      ? ({ type: 'about:blank', status: response.status, ...body } as Problem)
      : { type: 'about:blank', title: `${response.status} ${response.statusText}`.trim(), status: response.status },
  )
}

/** Files and forms travel as they are, everything else as JSON. */
const packed = (body: unknown): BodyInit | undefined =>
  body === undefined || body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body)

const contentType = (body: unknown): string | undefined => {
  if (body === undefined || body instanceof FormData) return undefined
  return body instanceof Blob ? 'application/octet-stream' : 'application/json'
}

const request = async <T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<T> => {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', ...options.headers }
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = await token()
    headers['Idempotency-Key'] = options.key ?? newKey()
  }
  if (options.version) headers['If-Match'] = options.version
  const type = contentType(body)
  if (type) headers['Content-Type'] = type
  const response = await fetch(path, { method, headers, body: packed(body), signal: options.signal })
  if (response.status === 401) signedOut()
  if (!response.ok) throw await problem(response)
  const text = response.status === 204 ? '' : await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export const get = <T>(path: string, parameters: Parameters = {}, options?: Options): Promise<T> =>
  request('GET', path + query(parameters), undefined, options)
/** The content of a file. */
export const bytes = async (path: string, options: Options = {}): Promise<ArrayBuffer> => {
  const response = await fetch(path, { headers: { Accept: '*/*' }, signal: options.signal })
  if (response.status === 401) signedOut()
  if (!response.ok) throw await problem(response)
  return response.arrayBuffer()
}

export const post = <T = void>(path: string, body?: unknown, options?: Options): Promise<T> =>
  request('POST', path, body, options)
export const put = <T = void>(path: string, body?: unknown, options?: Options): Promise<T> =>
  request('PUT', path, body, options)
export const patch = <T = void>(path: string, body?: unknown, options?: Options): Promise<T> =>
  request('PATCH', path, body, options)
export const remove = <T = void>(path: string, options?: Options): Promise<T> =>
  request('DELETE', path, undefined, options)
