import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import ActivatePage from './ActivatePage.vue'
import PasswordPage from './PasswordPage.vue'
import SetupPage from './SetupPage.vue'

const fill = async (
  wrapper: Awaited<ReturnType<typeof draw>>['wrapper'],
  values: Record<string, string>,
): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await wrapper.get(`#${name}`).setValue(value)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}
const codes = [{ account: 'security', code: 'AAAA-BBBB-CCCC-DDDD', expiresAt: '2026-03-08T08:00:00Z' }]

describe('setting up a fresh install', () => {
  it('shows the codes of the other administrators once', async () => {
    const fetch = serve({
      'GET /api/identity/setup': { body: { waiting: true } },
      'POST /api/identity/first-administrator': { body: codes },
    })
    const { wrapper } = await draw(SetupPage)
    await flushPromises()
    expect(await findings(wrapper.element)).toEqual([])
    await fill(wrapper, { secret: ' s ', account: 'root.admin', name: '何立本', password: 'first-password-1' })
    const sent = fetch.mock.calls.find(([address]) => String(address).endsWith('first-administrator'))
    expect(JSON.parse(String(sent?.[1]?.body))).toMatchObject({ secret: 's', account: 'root.admin' })
    expect(wrapper.text()).toContain('AAAA-BBBB-CCCC-DDDD')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('says that it is over', async () => {
    serve({ 'GET /api/identity/setup': { body: { waiting: false } } })
    const { wrapper } = await draw(SetupPage)
    await flushPromises()
    expect(wrapper.text()).toContain('管理员已经设置好了')
    expect(wrapper.find('form').exists()).toBe(false)
  })
})

describe('setting a password', () => {
  it('by a code signs in right away', async () => {
    const fetch = serve({
      'POST /api/identity/activations': { status: 204 },
      'POST /api/identity/sessions': { status: 204 },
      'GET /api/identity/session': { body: { signedIn: true, kind: 'STAFF', posts: [], permissions: [] } },
    })
    const { wrapper } = await draw(ActivatePage)
    expect(await findings(wrapper.element)).toEqual([])
    await fill(wrapper, { account: 'wang', code: 'AAAA-BBBB-CCCC-DDDD', password: 'chosen-by-me-1' })
    expect(fetch.mock.calls.map(([address]) => String(address))).toEqual([
      '/api/identity/activations',
      '/api/identity/sessions',
      '/api/identity/session',
    ])
  })

  it('by a wrong code is refused in words', async () => {
    serve({ 'POST /api/identity/activations': refusal(422, 'identity.activation-refused', '激活码不对') })
    const { wrapper } = await draw(ActivatePage)
    await fill(wrapper, { account: 'wang', code: 'X', password: 'chosen-by-me-1' })
    expect(wrapper.get('[role="alert"]').text()).toContain('激活码不对')
  })

  it('by the old one empties the fields', async () => {
    serve({ 'PUT /api/identity/password': { status: 204 } })
    const { wrapper } = await draw(PasswordPage)
    await fill(wrapper, { old: 'old-password-1', password: 'new-password-1' })
    expect(wrapper.get('[role="status"]').text()).toContain('密码已更改')
    expect(wrapper.get<HTMLInputElement>('#old').element.value).toBe('')
    expect(await findings(wrapper.element)).toEqual([])
  })
})
