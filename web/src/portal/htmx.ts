import htmx from 'htmx.org'
import { csrf } from './page'

const refuse = function (): never {
  throw new Error('No code is compiled from attributes here')
} as unknown as FunctionConstructor

interface InternalApi {
  initSecurity: (policy?: unknown, sync?: FunctionConstructor, async?: FunctionConstructor) => void
}

/** The content policy forbids compiled code; htmx must not even try (hx-on, js: values, trigger filters). */
htmx.registerExtension('no-eval', { init: (api: InternalApi) => api.initSecurity(undefined, refuse, refuse) })

document.addEventListener('htmx:config:request', (event) => {
  const { request } = (event as CustomEvent<{ ctx: { request: { method: string; headers: Record<string, string> } } }>)
    .detail.ctx
  if (request.method.toUpperCase() !== 'GET') request.headers['X-XSRF-TOKEN'] = csrf()
})
