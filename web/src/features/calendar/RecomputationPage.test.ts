import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { serve } from '@/shared/testing/server'
import { daysBetween, weeksOf } from './days'
import RecomputationPage from './RecomputationPage.vue'

const job = (state: string) => ({
  id: 'j1',
  state,
  done: 5,
  total: 12,
  title: '按新的通知',
  text: state === 'FAILED' ? '试了几次都没有成功' : null,
  parts: [{ kind: 'ok', count: 4, text: '个期限的日期变了' }],
  createdAt: '2026-11-24T01:00:00Z',
  endedAt: null,
})
const move = {
  subject: 'acceptance:730518462',
  kind: 'STATUTORY',
  dueBefore: '2026-12-01T15:59:59Z',
  dueAfter: '2026-12-02T15:59:59Z',
}

describe('the recomputations', () => {
  it('show which clocks moved, and go on with what was given up', async () => {
    const fetch = serve({
      'GET /api/calendar/jobs': { body: { rows: [job('FAILED')], next: null } },
      'GET /api/calendar/jobs/j1': [{ body: job('FAILED') }, { body: { ...job('DONE'), done: 12 } }],
      'GET /api/calendar/jobs/j1/moves': { body: { rows: [move], next: null } },
      'POST /api/calendar/jobs/j1/resumption': { body: job('RUNNING') },
    } as never)
    const { wrapper } = await draw(RecomputationPage)
    await flushPromises()
    expect(wrapper.get('tbody tr').text()).toMatch(/按新的通知.*没有算完.*4/s)
    await wrapper.get('tbody tr').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toMatch(/acceptance:730518462.*法定时限.*12-01 周二.*12-02 周三/s)
    expect(wrapper.get('.job').text()).toContain('试了几次都没有成功')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('p.btns .primary').trigger('click')
    await flushPromises()
    expect(fetch.mock.calls.filter((it) => it[1]?.method === 'POST')).toHaveLength(1)
    expect(wrapper.get('.job').text()).toContain('完成')
    expect(wrapper.find('p.btns .primary').exists()).toBe(false)
  })

  it('say when there were none', async () => {
    serve({ 'GET /api/calendar/jobs': { body: { rows: [], next: null } } } as never)
    const { wrapper } = await draw(RecomputationPage)
    await flushPromises()
    expect(wrapper.text()).toContain('还没有重算过')
  })
})

describe('the days of a year', () => {
  it('fill whole weeks from Monday on', () => {
    const weeks = weeksOf(2026, 2)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks.every((it) => it.length === 7)).toBe(true)
    expect(weeks.flat().filter(Boolean)).toHaveLength(28)
    expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29)
  })

  it('follow each other over the end of a month', () => {
    expect(daysBetween('2026-04-30', '2026-05-02')).toEqual(['2026-04-30', '2026-05-01', '2026-05-02'])
    expect(daysBetween('2026-05-02', '2026-04-30')).toEqual([])
  })
})
