import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/shared/session'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import DecreePage from './DecreePage.vue'

const decree = {
  id: 'd1',
  region: '3201',
  regionName: '南京市',
  from: '2026-12-01T01:00:00Z',
  to: '2026-12-01T07:00:00Z',
  documentNumber: '苏政务停〔2026〕1号',
  reason: '机房断电',
  issuedAt: '2026-12-01T08:00:00Z',
  officer: '顾长安',
  revokedAt: null,
  revokedBy: null,
  revokedBecause: null,
}
const effect = {
  examined: 9,
  complete: false,
  moved: 3,
  sooner: 0,
  later: 3,
  earliestDue: '2026-12-02T15:59:59Z',
  latestDue: '2026-12-02T15:59:59Z',
  window: { first: '2026-12-01', last: '2026-12-01' },
}
const regions = (...rows: [string, string][]) => ({
  body: { rows: rows.map(([code, name]) => ({ code, name })), next: null },
})
const server = (more: Record<string, object> = {}) =>
  serve({
    'GET /api/calendar/decrees': { body: { rows: [decree], next: null } },
    'GET /api/regions/children?of=32&limit=100': regions(['3201', '南京市'], ['3205', '苏州市']),
    'GET /api/regions/children?of=3201&limit=100': regions(['320102', '玄武区']),
    'POST /api/calendar/decrees/preview': { body: effect },
    'POST /api/calendar/decrees': { body: { id: 'd2', job: 'j1' } },
    'POST /api/calendar/decrees/d1/revocation': { body: { id: 'd1', job: 'j2' } },
    'GET /api/calendar/jobs/j1': { body: { state: 'DONE', done: 3, total: 3, parts: [] } },
    'GET /api/calendar/jobs/j2': { body: { state: 'DONE', done: 3, total: 3, parts: [] } },
    ...more,
  } as never)
const open = async (permissions: string[] = ['calendar.edit']) => {
  const drawn = await draw(DecreePage)
  useSession().session.permissions = permissions
  await flushPromises()
  return drawn
}
const posts = (fetch: ReturnType<typeof serve>, path: string) =>
  fetch.mock.calls.filter((it) => it[1]?.method === 'POST' && it[0] === path)

describe('announcing an outage', () => {
  it('lists what was announced, for everybody on the desk', async () => {
    server()
    const { wrapper } = await open([])
    expect(wrapper.get('tbody tr').text()).toMatch(
      /苏政务停〔2026〕1号.*机房断电.*南京市.*2026-12-01 09:00.*15:00.*顾长安.*有效/s,
    )
    expect(wrapper.find('.primary').exists()).toBe(false)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('looks at the effect first and then issues', async () => {
    const fetch = server()
    const { wrapper } = await open()
    await wrapper.get('.headline .primary').trigger('click')
    await flushPromises()
    await wrapper.get('#region select').setValue('3201')
    await flushPromises()
    await wrapper.findAll('#region select')[1]?.setValue('320102')
    await wrapper.get('#from').setValue('2026-12-01T09:00')
    await wrapper.get('#to').setValue('2026-12-01T15:00')
    await wrapper.get('#documentNumber').setValue('苏政务停〔2026〕2号')
    await wrapper.get('#reason').setValue('光缆中断')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.panel form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.note').text()).toMatch(/至少 3 个.*3 个推后/s)
    expect(posts(fetch, '/api/calendar/decrees')).toHaveLength(0)
    await wrapper.get('.panel > .btns .primary').trigger('click')
    await flushPromises()
    expect(wrapper.get('dialog').text()).toContain('发布“苏政务停〔2026〕2号”？')
    await wrapper.get('dialog form').trigger('submit')
    await flushPromises()
    expect(JSON.parse(String(posts(fetch, '/api/calendar/decrees')[0]?.[1]?.body))).toEqual({
      region: '320102',
      from: '2026-12-01T09:00',
      to: '2026-12-01T15:00',
      documentNumber: '苏政务停〔2026〕2号',
      reason: '光缆中断',
    })
    expect(wrapper.get('.job').text()).toContain('完成')
  })

  it('names each field that is wrong', async () => {
    server({
      'POST /api/calendar/decrees/preview': refusal(422, 'calendar.change-invalid', '有内容需要改一改', {
        errors: [{ field: 'to', message: '结束时间要晚于开始时间' }],
      }),
    })
    const { wrapper } = await open()
    await wrapper.get('.headline .primary').trigger('click')
    await wrapper.get('.panel form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.errsum').text()).toContain('结束时间要晚于开始时间')
    expect(wrapper.get('.field.err #to').attributes('aria-invalid')).toBe('true')
  })

  it('takes one back only with a reason', async () => {
    const fetch = server()
    const { wrapper } = await open()
    await wrapper.get('tbody .btn').trigger('click')
    await flushPromises()
    const dialog = wrapper.findAll('dialog').at(-1)
    expect(dialog?.text()).toContain('撤销“苏政务停〔2026〕1号”？')
    expect(dialog?.get('.danger').attributes('disabled')).toBeDefined()
    await dialog?.get('textarea').setValue('停运没有发生')
    await dialog?.get('form').trigger('submit')
    await flushPromises()
    expect(JSON.parse(String(posts(fetch, '/api/calendar/decrees/d1/revocation')[0]?.[1]?.body))).toEqual({
      reason: '停运没有发生',
    })
  })
})
