import { csrf, say } from './page'

/** Sends files by parts; a broken line, a left page or a restarted server costs one part, not the file. */

export interface Stored {
  id: string
  name: string
  mediaType: string
  size: number
}
interface Upload {
  id: string
  size: number
  offset: number
  file: Stored | null
}

/** The server refused and would refuse again; the words say what to do. */
export class Refused extends Error {}

const ADDRESS = '/api/files/uploads'
const SMALLEST = 256 * 1024
const LARGEST = 8 * 1024 * 1024
const TRIES = 6
const PAUSE = 1000
const MEMORY = 'uploads'
const DAY = 24 * 60 * 60 * 1000

const wait = (time: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, time))

const ask = (
  method: string,
  address: string,
  signal: AbortSignal,
  headers: object,
  body?: BodyInit,
): Promise<Response> =>
  fetch(address, { method, signal, body, headers: { Accept: 'application/json', 'X-XSRF-TOKEN': csrf(), ...headers } })

/** Gone tomorrow, or busy at this moment: worth another try. Everything else stays as it is. */
const passing = (status: number): boolean => status === 409 || status === 429 || status >= 500

const read = async (answer: Response): Promise<Upload> => {
  if (answer.ok) return (await answer.json()) as Upload
  if (passing(answer.status)) throw new TypeError(String(answer.status))
  const problem = (await answer.json().catch(() => null)) as { detail?: string; title?: string } | null
  throw new Refused(
    problem?.detail ?? problem?.title ?? say('没有传上，请重新登录再试。', 'Not sent. Sign in and try again.'),
    { cause: answer.status },
  )
}

/** Knows a file again after the page was reloaded; by its size, its time and a few of its bytes, never by its name. */
export const keyOf = async (file: File): Promise<string> => {
  const edge = 64 * 1024
  const bytes = await new Blob([file.slice(0, edge), file.slice(Math.max(edge, file.size - edge))]).arrayBuffer()
  let hash = 0x811c9dc5
  for (const byte of new Uint8Array(bytes)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return `${file.size}-${file.lastModified}-${hash.toString(16)}`
}

type Memory = Record<string, { id: string; until: number }>

/** Which uploads are open, for a day; private windows may have no memory. */
const memory = (change?: (memory: Memory) => void): Memory => {
  try {
    const all = JSON.parse(localStorage.getItem(MEMORY) ?? '{}') as Memory
    const known = Object.fromEntries(Object.entries(all).filter(([, it]) => it.until > Date.now()))
    if (change) {
      change(known)
      localStorage.setItem(MEMORY, JSON.stringify(known))
    }
    return known
  } catch {
    return {}
  }
}
const forget = (key: string): void => {
  memory((it) => {
    delete it[key]
  })
}

const begin = async (file: File, key: string, signal: AbortSignal): Promise<Upload> => {
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ name: file.name, size: file.size })
  const upload = await read(await ask('POST', ADDRESS, signal, json, body))
  memory((it) => {
    it[key] = { id: upload.id, until: Date.now() + DAY }
  })
  return upload
}

/** Takes an upload up where it stopped; begins anew when the server knows nothing of it. */
const open = async (file: File, key: string, signal: AbortSignal): Promise<Upload> => {
  const known = memory()[key]
  if (known) {
    const answer = await ask('GET', `${ADDRESS}/${known.id}`, signal, {})
    if (answer.status !== 404) return read(answer)
    forget(key)
  }
  return begin(file, key, signal)
}

/** Gives an upload up on both sides. */
export const giveUp = async (file: File): Promise<void> => {
  const key = await keyOf(file)
  const known = memory()[key]
  forget(key)
  if (known) await ask('DELETE', `${ADDRESS}/${known.id}`, new AbortController().signal, {}).catch(() => undefined)
}

export const sendFile = async (
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
  waiting: (broken: boolean) => void = () => undefined,
): Promise<Stored> => {
  const key = await keyOf(file)
  let part = SMALLEST
  let upload: Upload | null = null
  for (let failed = 0; ;) {
    try {
      upload ??= await open(file, key, signal)
      waiting(false)
      progress(upload.offset / file.size)
      if (upload.file) {
        forget(key)
        return upload.file
      }
      const began = performance.now()
      const bytes: Blob = file.slice(upload.offset, upload.offset + part)
      const type = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(upload.offset) }
      upload = await read(await ask('PATCH', `${ADDRESS}/${upload.id}`, signal, type, bytes))
      const took = performance.now() - began
      part = Math.min(LARGEST, Math.max(SMALLEST, took < 2000 ? part * 2 : took > 8000 ? part / 2 : part))
      failed = 0
    } catch (error) {
      if (signal.aborted) throw error
      if (error instanceof Refused) {
        forget(key)
        if (error.cause !== 404 || failed++ > 0) throw error
        upload = null
        continue
      }
      if (++failed === TRIES) throw error
      waiting(true)
      await wait(PAUSE * 2 ** failed)
      part = SMALLEST
      upload = null // nobody knows how much of the part arrived
    }
  }
}
