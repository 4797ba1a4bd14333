import { patch, post, remove } from './client'
import { toProblem } from './problem'

/** A file as the house keeps it; what it is was found out from its content. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
  digest: string
}

/** A file on its way: how much has arrived, and the file once all has. */
export interface Upload {
  id: string
  size: number
  offset: number
  file: StoredFile | null
}

export const MOST_BYTES = 200_000_000
const PART = 4_000_000
const TRIES = 4
const PAUSE = 500

const wait = (time: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, time))

/** A refusal will be the same next time; a lost connection or a busy server may be gone. */
const passing = (error: unknown): boolean => {
  const { status } = toProblem(error)
  return status === 0 || status === 429 || status >= 500
}

/** Where the server stands; asked after a broken part, because nobody knows how much of it arrived. */
const arrived = async (id: string, signal?: AbortSignal): Promise<number> => {
  const response = await fetch(`/api/files/uploads/${id}`, { method: 'HEAD', signal })
  return Number(response.headers.get('Upload-Offset') ?? 0)
}

const again = async <T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
  for (let time = 1; ; time++) {
    try {
      return await act()
    } catch (error) {
      if (time === TRIES || signal?.aborted || !passing(error)) throw error
      await wait(PAUSE * 2 ** time)
    }
  }
}

/** What is not wanted is not kept; when that fails the house sweeps it away by itself. */
const forget = (address: string): Promise<void> => remove(address).catch(() => undefined)

export const removeFile = (id: string): Promise<void> => forget(`/api/files/${id}`)

/** Sends a file in parts; a broken line costs one part, not the file. */
export const uploadFile = async (
  file: File,
  progress: (share: number) => void,
  signal?: AbortSignal,
): Promise<StoredFile> => {
  let begun = ''
  signal?.addEventListener('abort', () => void (begun && forget(`/api/files/uploads/${begun}`)))
  let upload = await again(
    () => post<Upload>('/api/files/uploads', { name: file.name, size: file.size }, { signal }),
    signal,
  )
  begun = upload.id
  const most = Math.ceil(file.size / PART) + TRIES
  let broken = false
  for (let part = 0; !upload.file; part++) {
    if (part > most) throw new TypeError('the upload does not get on')
    const { id } = upload
    upload = await again(async () => {
      const offset = broken ? await arrived(id, signal) : upload.offset
      broken = true
      const headers = { 'Upload-Offset': String(offset) }
      const answer = await patch<Upload>(`/api/files/uploads/${id}`, file.slice(offset, offset + PART), {
        signal,
        headers,
      })
      broken = false
      return answer
    }, signal)
    progress(upload.size ? upload.offset / upload.size : 1)
  }
  begun = ''
  return upload.file
}
