import { describe, expect, it, vi } from 'vitest'

interface Extension {
  init: (api: { initSecurity: (...given: unknown[]) => void }) => void
}
const registered = vi.hoisted(() => new Map<string, unknown>())

vi.mock('htmx.org', () => ({
  default: { registerExtension: (name: string, extension: unknown) => registered.set(name, extension) },
}))
await import('./htmx')

describe('htmx on a portal page', () => {
  it('compiles no code from attributes', () => {
    let given: unknown[] = []
    ;(registered.get('no-eval') as Extension).init({ initSecurity: (...it) => (given = it) })
    const compilers = given.slice(1) as (new (code: string) => unknown)[]
    expect(compilers).toHaveLength(2)
    for (const Compiler of compilers) expect(() => new Compiler('return 1')).toThrow('No code is compiled')
  })

  it('sends the forgery token with everything that writes', () => {
    document.cookie = 'XSRF-TOKEN=token'
    const headersOf = (method: string): Record<string, string> => {
      const headers = {}
      document.dispatchEvent(
        new CustomEvent('htmx:config:request', { detail: { ctx: { request: { method, headers } } } }),
      )
      return headers
    }
    expect(headersOf('POST')).toEqual({ 'X-XSRF-TOKEN': 'token' })
    expect(headersOf('GET')).toEqual({})
  })
})
