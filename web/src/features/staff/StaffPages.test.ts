import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import AccountsPage from './AccountsPage.vue'
import AuditPage from './AuditPage.vue'
import GrantsPage from './GrantsPage.vue'

const page = (...rows: object[]) => ({ body: { rows, next: null } })
const post = {
  code: 'p1',
  member: 'm1',
  account: 'handler.xuanwu',
  name: '王一宁',
  title: '承办人',
  organisation: '320102-MARKET',
  region: '320102',
}
const grant = {
  code: 'g1',
  account: 'handler.xuanwu',
  name: '王一宁',
  title: '承办人',
  role: 'handler',
  region: '320102',
  organisation: null,
  reason: '接替',
  proposedBy: 'security.admin',
  validTo: null,
  approved: false,
  revoked: false,
}
const code = { account: 'handler.xuanwu', code: 'AAAA-BBBB-CCCC-DDDD', expiresAt: '2026-03-08T08:00:00Z' }
const press = async (wrapper: Awaited<ReturnType<typeof draw>>['wrapper'], name: string): Promise<void> => {
  const button = wrapper.findAll('button').findLast((it) => it.text() === name && it.isVisible())
  await button?.trigger(button.attributes('type') === 'button' ? 'click' : 'submit')
  await flushPromises()
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
})

describe('people and posts', () => {
  it('are listed, and a code is shown once', async () => {
    serve({
      'GET /api/staff/posts': page(post),
      'POST /api/identity/staff-accounts/handler.xuanwu/activation-code': { body: code },
    })
    const { wrapper } = await draw(AccountsPage)
    await flushPromises()
    expect(wrapper.get('tbody').text()).toContain('王一宁')
    expect(await findings(wrapper.element)).toEqual([])
    await press(wrapper, '发激活码')
    expect(wrapper.text()).toContain('给王一宁发激活码？')
    await wrapper.get('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('[role="status"]').text()).toContain('AAAA-BBBB-CCCC-DDDD')
  })

  it('leave only after the account was typed again', async () => {
    const fetch = serve({
      'GET /api/staff/posts': page(post),
      'POST /api/staff/members/m1/leaving': { status: 204 },
    })
    const { wrapper } = await draw(AccountsPage)
    await flushPromises()
    await press(wrapper, '离职')
    await wrapper.get('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(fetch.mock.calls.some(([address]) => String(address).endsWith('/leaving'))).toBe(false)
    await wrapper.get('dialog[open] input').setValue('handler.xuanwu')
    await wrapper.get('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(fetch.mock.calls.some(([address]) => String(address).endsWith('/leaving'))).toBe(true)
  })

  it('are taken on with a body that was searched for', async () => {
    const fetch = serve({
      'GET /api/staff/posts': page(post),
      'GET /api/regions/organisations': page({ code: '320102-MARKET', name: '南京市玄武区市场监督管理局' }),
      'POST /api/staff/members': { status: 201, body: { id: 'm2' } },
      'POST /api/identity/staff-accounts/new.one/activation-code': { body: { ...code, account: 'new.one' } },
    })
    const { wrapper } = await draw(AccountsPage)
    await flushPromises()
    await press(wrapper, '新增人员')
    for (const [name, value] of Object.entries({
      account: 'new.one',
      name: '新人',
      title: '承办人',
      organisation: '玄武区市场',
    }))
      await wrapper.get(`dialog[open] #${name}`).setValue(value)
    await flushPromises()
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('dialog[open] form').trigger('submit')
    await flushPromises()
    const sent = fetch.mock.calls.find(([address, how]) => address === '/api/staff/members' && how?.method === 'POST')
    expect(JSON.parse(String(sent?.[1]?.body))).toEqual({
      account: 'new.one',
      name: '新人',
      title: '承办人',
      organisation: '320102-MARKET',
    })
    expect(wrapper.get('[role="status"]').text()).toContain('new.one')
  })
})

describe('grants', () => {
  it('wait for a second administrator, and the refusal of the first is shown', async () => {
    serve({
      'GET /api/staff/roles': { body: [{ code: 'handler', name: '承办人', permissions: [] }] },
      'GET /api/staff/grants': page(grant),
      'POST /api/staff/grants/g1/approval': refusal(422, 'staff.second-person-needed', '要另一位安全管理员复核'),
    })
    const { wrapper } = await draw(GrantsPage)
    await flushPromises()
    expect(wrapper.get('tbody').text()).toContain('由 security.admin 提出')
    expect(await findings(wrapper.element)).toEqual([])
    await press(wrapper, '复核同意')
    await wrapper.get('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('dialog[open] [role="alert"]').text()).toContain('要另一位安全管理员复核')
  })
})

describe('the audit trail', () => {
  it('shows who did what, and asks by account', async () => {
    const row = {
      id: 'a1',
      at: '2026-03-01T08:00:00Z',
      kind: 'STAFF',
      actor: 'm1',
      account: 'handler.xuanwu',
      name: '王一宁',
      operation: 'parties.reveal',
      object: 'x',
      status: 200,
      purpose: '核对本人',
      traceId: 't',
    }
    const fetch = serve({ 'GET /api/staff/audit-entries': page(row) })
    const { wrapper } = await draw(AuditPage)
    await flushPromises()
    expect(wrapper.get('tbody').text()).toContain('核对本人')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('#account').setValue('handler.xuanwu')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(String(fetch.mock.calls.at(-1)?.[0])).toBe('/api/staff/audit-entries?account=handler.xuanwu')
  })
})
