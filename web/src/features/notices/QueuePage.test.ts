import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { useBadges } from '@/shared/badges'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { Failure, Figures } from './api'
import QueuePage from './QueuePage.vue'

const figures = (more: Partial<Figures> = {}): { body: Figures } => ({
  body: {
    waiting: 12,
    due: 3,
    dead: 2,
    noMobile: 1,
    oldestWaiting: '2026-11-24T01:05:00Z',
    today: { SENT: 1284, DELIVERED: 1200 },
    gateway: 'HTTP',
    behaviour: null,
    ...more,
  },
})
const failure = (id: string, more: Partial<Failure> = {}): Failure => ({
  id,
  mobile: '138****5170',
  title: '申请已受理',
  text: '您的“食品经营许可”申请已受理。',
  reason: 'undeliverable',
  reasonText: '运营商说送不到',
  tries: 3,
  toldAt: '2026-11-24T01:00:00Z',
  failedAt: '2026-11-24T01:30:00Z',
  system: 'acceptance',
  number: '730518465',
  ...more,
})
const list = (...rows: Failure[]) => ({ body: { rows, next: null } })
const open = async (path = '/notices') => {
  const drawn = await draw(QueuePage, { path })
  await flushPromises()
  return drawn
}

beforeEach(() => localStorage.clear())

describe('the queue of text messages', () => {
  it('shows how it stands, what failed and why, and has no accessibility findings', async () => {
    serve({ 'GET /api/notices/queue': figures(), 'GET /api/notices/failures': list(failure('1')) })
    const { wrapper } = await open()
    expect(wrapper.get('.kpis').text()).toMatch(/发不出去，等处理2.*到点待发3.*今天发出1,284.*今天送达1,200/s)
    expect(wrapper.text()).toContain('最早一条 2026-11-24 09:05 就该发了')
    expect(wrapper.get('tbody tr').text()).toMatch(/申请已受理.*7305 1846-5.*138\*{4}5170.*运营商说送不到/s)
    expect(useBadges().numbers['notices']).toBe(2)
    expect(wrapper.find('#behaviour').exists()).toBe(false)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('sends one again and says so', async () => {
    const fetch = serve({
      'GET /api/notices/queue': figures(),
      'GET /api/notices/failures': [list(failure('1')), list()],
      'POST /api/notices/failures/1/retry': { status: 204 },
    })
    const { wrapper } = await open()
    await wrapper.get('tbody .btn').trigger('click')
    await flushPromises()
    expect(fetch.mock.calls.filter((it) => it[1]?.method === 'POST')).toHaveLength(1)
    expect(wrapper.get('.outcome').text()).toBe('“申请已受理”已重新排队，发给 138****5170')
    expect(wrapper.text()).toContain('没有发不出去的短信')
  })

  it('says when somebody was faster', async () => {
    serve({
      'GET /api/notices/queue': figures(),
      'GET /api/notices/failures': list(failure('1')),
      'POST /api/notices/failures/1/retry': refusal(404, 'notices.failure-unknown', '这条短信不在失败名单里'),
    })
    const { wrapper } = await open()
    await wrapper.get('tbody .btn').trigger('click')
    await flushPromises()
    expect(wrapper.get('.outcome').text()).toBe('没有重发：这条短信不在失败名单里')
  })

  it('asks before it sends all again', async () => {
    const fetch = serve({
      'GET /api/notices/queue': figures({ dead: 10_000 }),
      'GET /api/notices/failures': list(failure('1')),
      'POST /api/notices/failures/retry?state=DEAD': { body: { messages: 10_000 } },
    })
    const { wrapper } = await open()
    expect(wrapper.get('.kpis').text()).toContain('9,999+')
    await wrapper.get('.filters .btn').trigger('click')
    expect(fetch.mock.calls.some((it) => it[1]?.method === 'POST')).toBe(false)
    expect(wrapper.get('dialog').text()).toMatch(/把“发不出去”的短信全部重发.*9,999\+ 条重新排队/s)
    await wrapper.get('dialog form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.outcome').text()).toBe('10,000 条已重新排队')
  })

  it('keeps which list is shown in the address', async () => {
    const fetch = serve({ 'GET /api/notices/queue': figures(), 'GET /api/notices/failures': list() })
    const { wrapper, router } = await open()
    await wrapper.findAll('.filters .tog')[1]?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ state: 'NO_MOBILE' })
    expect(String(fetch.mock.calls.at(-1)?.[0])).toContain('state=NO_MOBILE')
  })

  it('tells the simulated gateway how to behave, in the demo only', async () => {
    const fetch = serve({
      'GET /api/notices/queue': [
        figures({ gateway: 'SIMULATOR', behaviour: 'WELL' }),
        figures({ gateway: 'SIMULATOR', behaviour: 'TWICE' }),
      ],
      'GET /api/notices/failures': list(),
      'PUT /api/notices/simulator': { status: 204 },
    })
    const { wrapper } = await open()
    await wrapper.get('#behaviour').setValue('TWICE')
    await flushPromises()
    expect(fetch.mock.calls.find((it) => it[1]?.method === 'PUT')?.[1]?.body).toBe('{"behaviour":"TWICE"}')
    expect(wrapper.get('#behaviour-h').text()).toContain('只算一次')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('warns loudly when no gateway is connected', async () => {
    serve({ 'GET /api/notices/queue': figures({ gateway: 'NONE' }), 'GET /api/notices/failures': list() })
    const { wrapper } = await open()
    expect(wrapper.get('.lead .st.bad').text()).toBe('没有接短信网关，短信发不出去')
  })

  it('covers a text that may concern a person', async () => {
    serve({
      'GET /api/notices/queue': figures(),
      'GET /api/notices/failures': list(failure('1', { text: null, mobile: '' })),
    })
    const { wrapper } = await open()
    expect(wrapper.get('tbody tr').text()).toMatch(/内容可能涉及个人，不显示.*没有留号/s)
  })

  it('shows what went wrong', async () => {
    serve({
      'GET /api/notices/queue': refusal(503, 'notices.away', '队列暂时取不到'),
      'GET /api/notices/failures': refusal(503, 'notices.away', '名单暂时取不到'),
    })
    const { wrapper } = await open()
    expect(wrapper.text()).toMatch(/队列暂时取不到.*名单暂时取不到/s)
  })
})
