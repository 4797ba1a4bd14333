import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useSession, type Session } from '@/shared/session'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import App from './App.vue'
import JumpDialog from './JumpDialog.vue'
import SignInPage from './SignInPage.vue'

const posts = [
  { id: 'p1', title: '承办人', organisation: 'o', region: '320102', regionName: '玄武区' },
  { id: 'p2', title: '窗口长', organisation: 'o', region: '320102', regionName: '玄武区' },
]
const staff: Session = {
  signedIn: true,
  kind: 'STAFF',
  name: '王一宁',
  account: 'wang.yining',
  post: posts[0] ?? null,
  posts,
  permissions: [],
}
const signedIn = async () => {
  const drawn = await draw(App)
  const session = useSession()
  session.session = staff
  session.known = true
  await flushPromises()
  return { ...drawn, session }
}

describe('the frame of the desk', () => {
  it('has no accessibility findings for staff', async () => {
    serve({})
    const { wrapper } = await signedIn()
    expect(wrapper.text()).toContain('王一宁')
    expect(wrapper.find('.skip').attributes('href')).toBe('#main')
    expect(await findings(document.body)).toEqual([])
  })

  it('switches the post and reads what it may do there', async () => {
    const fetch = serve({
      'PUT /api/identity/session/post': { status: 204 },
      'GET /api/identity/session': { body: { ...staff, post: posts[1], permissions: ['x.y'] } },
    })
    const { wrapper, session } = await signedIn()
    await wrapper.get('select').setValue('p2')
    await flushPromises()
    expect(fetch.mock.calls[0]?.[1]?.body).toBe('{"id":"p2"}')
    expect(session.session.post?.id).toBe('p2')
    expect(session.may('x.y')).toBe(true)
    expect([session.may(['a.b', 'x.y']), session.may(['a.b', 'c.d'])]).toEqual([true, false])
  })

  it('signs out everywhere and says when that failed', async () => {
    serve({ 'DELETE /api/identity/sessions': [refusal(503, 'x', '暂时退不了'), { status: 204 }] })
    const { wrapper, session } = await signedIn()
    const everywhere = wrapper.findAll('.user button').at(-1)
    await everywhere?.trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('暂时退不了')
    expect(session.session.signedIn).toBe(true)
    await everywhere?.trigger('click')
    await flushPromises()
    expect(session.session.signedIn).toBe(false)
  })

  it('asks to sign in again over the page when the session has ended', async () => {
    serve({})
    const { wrapper, session } = await signedIn()
    session.markEnded()
    await flushPromises()
    expect(wrapper.text()).toContain('登录过期了')
    expect(wrapper.get<HTMLInputElement>('#account').element.value).toBe('wang.yining')
  })

  it('changes the look and remembers it', async () => {
    serve({})
    const { wrapper } = await signedIn()
    await wrapper.get('.theme').trigger('click')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(localStorage.getItem('zhengtong.theme')).toBe('dark')
    await wrapper.get('.theme').trigger('click')
    expect(document.documentElement.dataset['theme']).toBeUndefined()
  })
})

describe('jumping', () => {
  it('finds a page by a few letters and goes there with Enter', async () => {
    serve({})
    const { wrapper, router } = await draw(JumpDialog, { props: { open: false } })
    await wrapper.setProps({ open: true })
    await wrapper.get('input').setValue('区划')
    const options = wrapper.findAll('[role="option"]')
    expect(options.map((it) => it.text())).toEqual([expect.stringContaining('行政区划')])
    expect(wrapper.get('input').attributes('aria-activedescendant')).toBe('jump-0')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('input').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/regions')
  })
})

describe('signing in', () => {
  const fill = async (wrapper: Awaited<ReturnType<typeof draw>>['wrapper']): Promise<void> => {
    await wrapper.get('#account').setValue(' wang.yining ')
    await wrapper.get('#password').setValue('secret')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
  }

  it('says what is wrong and keeps what was typed', async () => {
    serve({ 'POST /api/identity/sessions': refusal(401, 'identity.refused', '账号或密码不对') })
    const { wrapper } = await draw(SignInPage)
    await fill(wrapper)
    expect(document.activeElement?.textContent).toContain('账号或密码不对')
    expect(wrapper.get<HTMLInputElement>('#account').element.value).toBe(' wang.yining ')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it.each([
    ['/desk/todo?colour=RED', '/todo?colour=RED'],
    ['https://elsewhere.example/desk/x', '/'],
    ['//elsewhere.example/desk/x', '/'],
    ['/desk/../sign-in', '/'],
    ['/my', '/'],
  ])('goes on to %s only inside the desk', async (next, reached) => {
    const fetch = serve({
      'POST /api/identity/sessions': { status: 204 },
      'GET /api/identity/session': { body: staff },
    })
    const { wrapper, router } = await draw(SignInPage, { path: `/sign-in?next=${encodeURIComponent(next)}` })
    await fill(wrapper)
    expect(router.currentRoute.value.fullPath).toBe(reached)
    const sent = fetch.mock.calls.find((it) => it[1]?.method === 'POST')
    expect(sent?.[1]?.body).toBe('{"account":"wang.yining","password":"secret"}')
  })

  it('offers the accounts of the demo, where there is one', async () => {
    serve({
      'GET /api/identity/demo-accounts': { body: { password: 'demo', accounts: [{ account: 'a1', title: '科长' }] } },
    })
    const { wrapper } = await draw(SignInPage)
    await flushPromises()
    await wrapper.get('.demo button').trigger('click')
    expect(wrapper.get<HTMLInputElement>('#account').element.value).toBe('a1')
    expect(wrapper.get<HTMLInputElement>('#password').element.value).toBe('demo')
  })
})
