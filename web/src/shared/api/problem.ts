/** RFC 9457 problem as the server sends it. */
export interface Problem {
  type: string
  title: string
  detail: string
  status: number
  traceId: string
  errors?: { field: string; message: string }[]
}

const PREFIX = 'urn:zhengtong:problem:'

/** True when the server refused for this reason; `code` is the part after the prefix. */
export const isProblem = (error: unknown, code: string): error is Problem =>
  (error as Problem | null)?.type === PREFIX + code

/** Any failure as a problem, so that a page has one thing to show. */
export const toProblem = (error: unknown): Problem => {
  if (error && typeof error === 'object' && 'type' in error && 'status' in error) return error as Problem
  return {
    type: PREFIX + 'web.unreachable',
    title: '连不上服务器',
    detail: '请检查网络后再试，您填写的内容还在。',
    status: 0,
    traceId: '-',
  }
}
