const PREFIX = 'urn:zhengtong:problem:'

export interface FieldError {
  field: string
  message: string
}

interface ProblemBody {
  type: string
  title: string
  detail?: string
  status: number
  traceId?: string
  errors?: FieldError[]
}

/** What the server refused or could not do, in words for people (RFC 9457). */
export class Problem extends Error {
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly traceId: string
  readonly errors: FieldError[]

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.type = body.type
    this.title = body.title
    this.detail = body.detail && body.detail !== body.title ? body.detail : ''
    this.status = body.status
    this.traceId = body.traceId ?? ''
    this.errors = body.errors ?? []
  }

  /** The stable part of the type, for example `acceptance.materials-missing`; empty for a problem of another house. */
  get code(): string {
    return this.type.startsWith(PREFIX) ? this.type.slice(PREFIX.length) : ''
  }
}

/** True when the server refused for this reason; `code` is the part after `urn:zhengtong:problem:`. */
export const isProblem = (error: unknown, code: string): error is Problem =>
  (error as Problem | null)?.type === PREFIX + code

const isBody = (error: unknown): error is ProblemBody =>
  typeof error === 'object' && error !== null && 'type' in error && 'status' in error

const unreachable = (): Problem =>
  new Problem({
    type: `${PREFIX}web.unreachable`,
    status: 0,
    ...(document.documentElement.lang.startsWith('en')
      ? {
          title: 'The server cannot be reached',
          detail: 'Check the network and try again. What you typed is still here.',
        }
      : { title: '连不上服务器', detail: '请检查网络后再试，您填写的内容还在。' }),
  })

/** Any failure as a problem, so that a page has one thing to show. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  return isBody(error) ? new Problem(error) : unreachable()
}
