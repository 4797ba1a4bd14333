import { flushPromises, type DOMWrapper, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { AuditRow, GrantRow, PostRow } from './api'
import AuditPage from './AuditPage.vue'
import GrantsPage from './GrantsPage.vue'
import MembersPage from './MembersPage.vue'
import RolesPage from './RolesPage.vue'

const post = (account: string, more: Partial<PostRow> = {}): PostRow => ({
  code: `p-${account}`,
  member: `m-${account}`,
  account,
  name: '王一宁',
  title: '许可科 承办人',
  organisation: '320102-MARKET',
  organisationName: '玄武区市场监督管理局',
  region: '320102',
  ...more,
})
const grant = (code: string, more: Partial<GrantRow> = {}): GrantRow => ({
  code,
  account: 'wang',
  name: '王一宁',
  title: '许可科 承办人',
  role: 'handler',
  region: '320102',
  regionName: '玄武区',
  organisation: '320102-MARKET',
  organisationName: '玄武区市场监督管理局',
  items: [],
  validTo: null,
  reason: '接替老王',
  proposedBy: '赵安',
  approved: false,
  revoked: false,
  ...more,
})
const roles = [{ code: 'handler', name: '承办人', permissions: ['acceptance.accept', 'x.unknown'] }]
const page = (...rows: object[]) => ({ body: { rows, next: null } })
const bodies = { 'GET /api/regions/organisations': page({ code: '320102-MARKET', name: '玄武区市场监督管理局' }) }

const open = async (component: Parameters<typeof draw>[0], answers: Parameters<typeof serve>[0], path = '/staff') => {
  const fetch = serve(answers)
  const { wrapper, router } = await draw(component, { path })
  await flushPromises()
  const sent = (method: string) => {
    const call = fetch.mock.calls.findLast((it) => it[1]?.method === method)
    return { address: String(call?.[0]), body: JSON.parse(String(call?.[1]?.body ?? '{}')) }
  }
  return { wrapper, router, fetch, sent }
}
const button = (wrapper: VueWrapper, text: string): DOMWrapper<Element> => {
  const found = wrapper.findAll('button').find((it) => it.text().startsWith(text))
  if (!found) throw new Error(`no button ${text}`)
  return found
}
const submit = async (wrapper: VueWrapper): Promise<void> => {
  await wrapper.get('dialog form').trigger('submit')
  await flushPromises()
}
const look = async (wrapper: VueWrapper, id: string, words: string): Promise<void> => {
  await wrapper.get(id).setValue(words)
  await new Promise((resolve) => setTimeout(resolve, 220))
  await flushPromises()
  await wrapper.get(`${id}-0`).trigger('click')
}

beforeEach(() => localStorage.clear())

describe('staff and posts', () => {
  const POSTS = 'GET /api/staff/posts'

  it('lists who works where and finds by name', async () => {
    const { wrapper, fetch } = await open(MembersPage, { [POSTS]: page(post('wang'), post('li', { name: '李' })) })
    expect(wrapper.get('tbody tr').text()).toMatch(/王一宁.*wang.*许可科 承办人.*玄武区市场监督管理局/s)
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('#staff-words').setValue('王')
    await wrapper.get('[role="search"]').trigger('submit')
    await flushPromises()
    expect(String(fetch.mock.calls.at(-1)?.[0])).toContain(`q=${encodeURIComponent('王')}`)
  })

  it('hires somebody and hands over a code that only the person uses', async () => {
    const { wrapper, sent } = await open(MembersPage, {
      ...bodies,
      [POSTS]: page(),
      'POST /api/staff/members': { status: 201, body: { id: 'm1' } },
      'POST /api/identity/staff-accounts/li.si/activation-code': {
        body: { account: 'li.si', code: 'ABCD-EFGH-JKLM-NPQR', expiresAt: '2026-11-26T08:00:00Z' },
      },
    })
    await button(wrapper, '录用').trigger('click')
    await submit(wrapper)
    expect(wrapper.findAll('.errsum li')).toHaveLength(4)
    expect(await findings(wrapper.get('dialog').element)).toEqual([])
    await wrapper.get('#account').setValue('li.si')
    await wrapper.get('#staff-name').setValue('李四')
    await wrapper.get('#title').setValue('窗口人员')
    await look(wrapper, '#organisation', '玄武')
    await submit(wrapper)
    expect(sent('POST').body).toEqual({
      account: 'li.si',
      name: '李四',
      title: '窗口人员',
      organisation: '320102-MARKET',
    })
    expect(wrapper.text()).toContain('录用了 li.si')
    await submit(wrapper)
    expect(wrapper.get('.bigcode').text()).toBe('ABCD-EFGH-JKLM-NPQR')
    expect(wrapper.get('.code').text()).toContain('2026-11-26 16:00 前有效')
    await button(wrapper, '已交给本人').trigger('click')
    expect(wrapper.find('.bigcode').exists()).toBe(false)
  })

  it('keeps what was typed when the account is taken', async () => {
    const { wrapper } = await open(MembersPage, {
      ...bodies,
      [POSTS]: page(),
      'POST /api/staff/members': refusal(422, 'staff.account-taken', '账号已经有人用了'),
    })
    await button(wrapper, '录用').trigger('click')
    await wrapper.get('#account').setValue('wang')
    await wrapper.get('#staff-name').setValue('李四')
    await wrapper.get('#title').setValue('窗口人员')
    await look(wrapper, '#organisation', '玄武')
    await submit(wrapper)
    expect(wrapper.get('.errsum').text()).toContain('账号已经有人用了')
    expect((wrapper.get('#staff-name').element as HTMLInputElement).value).toBe('李四')
  })

  it('gives a second post', async () => {
    const { wrapper, sent } = await open(MembersPage, {
      ...bodies,
      [POSTS]: page(post('wang')),
      'POST /api/staff/members/m-wang/posts': { status: 201, body: { id: 'p2' } },
    })
    await wrapper.get('tbody tr').trigger('keydown', { key: 'Enter' })
    expect(await findings(wrapper.get('dialog').element)).toEqual([])
    await button(wrapper, '加一个岗位').trigger('click')
    await wrapper.get('#title').setValue('窗口人员')
    await look(wrapper, '#organisation', '玄武')
    await submit(wrapper)
    expect(sent('POST').body).toEqual({ title: '窗口人员', organisation: '320102-MARKET' })
    expect(wrapper.text()).toContain('给 wang 加了岗位')
  })

  it('lets somebody leave only after the account was typed again, and says why it was refused', async () => {
    const { wrapper, sent } = await open(MembersPage, {
      [POSTS]: page(post('wang')),
      'POST /api/staff/members/m-wang/leaving': [
        refusal(404, 'staff.staff-unknown', '不在您的管理范围内'),
        { status: 204 },
      ],
    })
    await wrapper.get('tbody tr').trigger('click')
    await button(wrapper, '离岗').trigger('click')
    await flushPromises()
    expect(wrapper.get('dialog h2').text()).toBe('“王一宁”（wang）离岗？')
    expect(wrapper.get('.danger').attributes('disabled')).toBeDefined()
    await wrapper.get('dialog input').setValue('wang')
    await submit(wrapper)
    expect(wrapper.get('dialog .errsum').text()).toContain('不在您的管理范围内')
    await submit(wrapper)
    expect(sent('POST').address).toBe('/api/staff/members/m-wang/leaving')
    expect(wrapper.text()).toContain('“王一宁”已离岗')
  })

  it.each([
    [page(), '没有这样的人员'],
    [refusal(403, 'x', '这一页您看不了'), '这一页您看不了'],
  ])('says when there is nothing to show', async (answer, words) => {
    const { wrapper } = await open(MembersPage, { [POSTS]: answer })
    expect(wrapper.text()).toContain(words)
  })
})

describe('grants', () => {
  const base = { 'GET /api/staff/roles': { body: roles }, 'GET /api/staff/grants': page(grant('g1')) }

  it('waiting ones say whom, what, how far, why and who asked', async () => {
    const { wrapper, fetch } = await open(GrantsPage, base)
    expect(wrapper.get('tbody tr').text()).toMatch(
      /王一宁.*承办人.*玄武区.*玄武区市场监督管理局.*接替老王.*赵安 提出.*等复核/s,
    )
    expect(fetch.mock.calls.some((it) => String(it[0]).includes('waiting=true'))).toBe(true)
    expect(await findings(wrapper.element)).toEqual([])
    await button(wrapper, '全部').trigger('click')
    await flushPromises()
    expect(String(fetch.mock.calls.at(-1)?.[0])).toContain('waiting=false')
  })

  it('a second administrator approves; who proposed is told to leave it to another', async () => {
    const { wrapper } = await open(GrantsPage, {
      ...base,
      'POST /api/staff/grants/g1/approval': [
        refusal(422, 'staff.second-person-needed', '要由另一位安全管理员复核'),
        { status: 204 },
      ],
    })
    await button(wrapper, '批准').trigger('click')
    await flushPromises()
    expect(wrapper.get('dialog').text()).toMatch(/批准“王一宁”为承办人？.*玄武区 · 玄武区市场监督管理局.*接替老王/s)
    await submit(wrapper)
    expect(wrapper.get('dialog .errsum').text()).toContain('要由另一位安全管理员复核')
    await submit(wrapper)
    expect(wrapper.get('[role="status"]').text()).toContain('批准了：王一宁 承办人')
  })

  it('one in force is taken back', async () => {
    const { wrapper, sent } = await open(GrantsPage, {
      ...base,
      'GET /api/staff/grants': page(grant('g1', { approved: true, organisation: null, organisationName: null })),
      'DELETE /api/staff/grants/g1': { status: 204 },
    })
    expect(wrapper.get('tbody tr').text()).toMatch(/这个地区的各机关.*有效/s)
    await button(wrapper, '收回').trigger('click')
    await flushPromises()
    await submit(wrapper)
    expect(sent('DELETE').address).toBe('/api/staff/grants/g1')
    expect(wrapper.text()).toContain('收回了：王一宁')
  })

  it('is proposed for a post, where the post is, with a reason', async () => {
    const { wrapper, sent } = await open(GrantsPage, {
      ...base,
      'GET /api/staff/grantable-posts': page(post('wang')),
      'GET /api/regions/320102': { body: { code: '320102', name: '玄武区' } },
      'POST /api/staff/grants': { status: 201, body: { id: 'g2' } },
    })
    await button(wrapper, '提出授权').trigger('click')
    await submit(wrapper)
    expect(wrapper.findAll('dialog .errsum li')).toHaveLength(4)
    await look(wrapper, '#grant-post', '王')
    await flushPromises()
    expect((wrapper.get('#region').element as HTMLInputElement).value).toBe('玄武区')
    await wrapper.get('#role').setValue('handler')
    expect(wrapper.get('#role-h').text()).toBe('可以：受理、x.unknown')
    await wrapper.get('#until').setValue('2026-12-31')
    await wrapper.get('#reason').setValue('接替老王')
    expect(await findings(wrapper.get('dialog').element)).toEqual([])
    await submit(wrapper)
    expect(sent('POST').body).toEqual({
      post: 'p-wang',
      role: 'handler',
      region: '320102',
      organisation: '320102-MARKET',
      items: [],
      validTo: '2026-12-31T15:59:59.000Z',
      reason: '接替老王',
    })
    expect(wrapper.text()).toContain('等另一位安全管理员复核')
  })

  it('cannot be proposed while the roles are unknown', async () => {
    const { wrapper } = await open(GrantsPage, { ...base, 'GET /api/staff/roles': refusal(503, 'x', '角色取不到') })
    expect(wrapper.text()).toContain('角色取不到')
    expect(button(wrapper, '提出授权').attributes('disabled')).toBeDefined()
  })
})

describe('roles', () => {
  it('say in words what they bring', async () => {
    const { wrapper } = await open(RolesPage, { 'GET /api/staff/roles': { body: roles } })
    expect(wrapper.get('tbody').text()).toMatch(/承办人\s*handler.*受理.*x\.unknown/s)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('say when they cannot be read, and try again', async () => {
    const { wrapper } = await open(RolesPage, {
      'GET /api/staff/roles': [refusal(503, 'x', '取不到'), { body: roles }],
    })
    await wrapper.get('.state .primary').trigger('click')
    await flushPromises()
    expect(wrapper.find('tbody').exists()).toBe(true)
  })
})

describe('the audit trail', () => {
  const row = (id: string, more: Partial<AuditRow> = {}): AuditRow => ({
    id,
    at: '2026-11-23T02:14:00Z',
    kind: 'STAFF',
    account: 'wang',
    name: '王一宁',
    operation: 'staff.approve',
    object: 'g1',
    status: 204,
    purpose: null,
    traceId: 't1',
    ...more,
  })
  const TRAIL = 'GET /api/staff/audit'

  it('says who did what to what, in words, and whether it was done', async () => {
    const { wrapper } = await open(AuditPage, {
      [TRAIL]: page(
        row('1'),
        row('2', { kind: 'PERSON', account: null, name: null, operation: 'acceptance.submit', status: 422 }),
        row('3', { kind: 'PROGRAM', account: null, name: null, status: 0, purpose: '核实 138****0517' }),
      ),
    })
    const rows = wrapper.findAll('tbody tr').map((it) => it.text())
    expect(rows[0]).toMatch(/2026-11-23 10:14.*王一宁.*wang.*批准授权.*staff\.approve.*g1.*办成/s)
    expect(rows[1]).toMatch(/个人.*acceptance\.submit.*被拒绝.*422/s)
    expect(rows[2]).toMatch(/系统.*核实 138\*{4}0517/s)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('is narrowed by account, operation and object in the address', async () => {
    const { wrapper, router, fetch } = await open(AuditPage, { [TRAIL]: page(row('1')) }, '/staff/audit?object=g1')
    expect(String(fetch.mock.calls[0]?.[0])).toContain('object=g1')
    await wrapper.get('tbody .quiet').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ account: 'wang', object: 'g1' })
    expect(String(fetch.mock.calls.at(-1)?.[0])).toContain('account=wang&object=g1')
    await button(wrapper, '清除').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
  })

  it.each([
    [page(), '没有这样的记录'],
    [refusal(403, 'x', '这一页您看不了'), '这一页您看不了'],
  ])('says when there is nothing to show', async (answer, words) => {
    const { wrapper } = await open(AuditPage, { [TRAIL]: answer })
    expect(wrapper.text()).toContain(words)
  })
})
