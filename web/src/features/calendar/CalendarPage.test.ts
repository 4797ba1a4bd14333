import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useSession } from '@/shared/session'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import CalendarPage from './CalendarPage.vue'

const rest = (date: string) => ({
  date,
  kind: 'REST',
  holiday: 'SPRING_FESTIVAL',
  name: '',
  notice: '国办发明电〔2025〕7号',
})
const work = (date: string) => ({ ...rest(date), kind: 'WORK' })
const year = {
  year: 2026,
  revision: 8,
  announced: true,
  notice: '国办发明电〔2025〕7号',
  issuedOn: '2025-11-04',
  workingDays: 248,
  days: [work('2026-02-14'), rest('2026-02-16'), rest('2026-02-17')],
}
const effect = {
  examined: 40,
  complete: true,
  moved: 12,
  sooner: 0,
  later: 12,
  earliestDue: '2026-02-25T15:59:59Z',
  latestDue: '2026-03-05T15:59:59Z',
  window: { first: '2026-02-18', last: '2026-02-18' },
}
const version = {
  revision: 8,
  changedAt: '2026-11-24T01:00:00Z',
  officer: '顾长安',
  reason: '国务院办公厅公布',
  announced: true,
  notice: '国办发明电〔2025〕7号',
  issuedOn: '2025-11-04',
  changes: [{ date: '2026-02-16', before: null, after: rest('2026-02-16') }],
}
const server = (more: Record<string, object> = {}) =>
  serve({
    'GET /api/calendar/years': {
      body: [2025, 2026, 2027].map((it) => ({
        year: it,
        announced: it < 2027,
        notice: '',
        revision: it < 2027 ? 8 : 0,
        specialDays: 3,
      })),
    },
    'GET /api/calendar/days?year=2026': { body: year },
    'GET /api/calendar/days?year=2027': { body: { ...year, year: 2027, revision: 0, announced: false, days: [] } },
    'GET /api/calendar/years/2026/versions': { body: { rows: [version], next: null } },
    'GET /api/calendar/years/2027/versions': { body: { rows: [], next: null } },
    'GET /api/calendar/business-clock': refusal(404, 'calendar.no-demo', '没有找到'),
    'POST /api/calendar/years/2026/preview': { body: effect },
    'PUT /api/calendar/years/2026': { body: { revision: 9, job: 'j1' } },
    'GET /api/calendar/jobs/j1': {
      body: {
        id: 'j1',
        state: 'DONE',
        done: 12,
        total: 12,
        title: '',
        text: null,
        parts: [],
        createdAt: '',
        endedAt: '',
      },
    },
    ...more,
  } as never)
const open = async (permissions: string[], path = '/calendar?year=2026') => {
  const drawn = await draw(CalendarPage, { path })
  useSession().session.permissions = permissions
  await flushPromises()
  return drawn
}
const dayButton = (wrapper: VueWrapper, name: string) =>
  wrapper.findAll('.ymonth button').find((it) => it.attributes('aria-label')?.startsWith(name))
const click = async (wrapper: VueWrapper, name: string) => {
  const button = wrapper.findAll('button').find((it) => it.text() === name)
  expect(button, name).toBeDefined()
  await button?.trigger('click')
  await flushPromises()
}
const bodyOf = (fetch: ReturnType<typeof serve>, method: string) =>
  JSON.parse(String(fetch.mock.calls.find((it) => it[1]?.method === method)?.[1]?.body))

describe('the working calendar', () => {
  it('shows a year with its notice, its days and its history, without findings', async () => {
    server()
    const { wrapper } = await open([])
    expect(wrapper.get('h1').text()).toBe('2026 年工作日历')
    expect(wrapper.get('.lead').text()).toMatch(/已公布.*248 个工作日.*国办发明电〔2025〕7号.*2025年11月4日/s)
    expect(wrapper.findAll('.ymonth')).toHaveLength(12)
    expect(wrapper.findAll('.ymonth td.work')).toHaveLength(1)
    expect(wrapper.get('.ymonth td.work').text()).toContain('春节调休上班')
    expect(wrapper.text()).toContain('顾长安')
    expect(wrapper.text()).toContain('平常工作日 → 春节放假')
    expect(wrapper.findAll('button').map((it) => it.text())).not.toContain('修改放假调休')
    expect(wrapper.find('.democlock').exists()).toBe(false)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('says when a year is not announced', async () => {
    server()
    const { wrapper, router } = await open([])
    await wrapper.get('select#year').setValue('2027')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ year: '2027' })
    expect(wrapper.get('.lead').text()).toContain('还没有公布')
    expect(wrapper.text()).toContain('这一年还没有存过')
  })

  it('lets the keeper change days, look at the effect and only then save', async () => {
    const fetch = server()
    const { wrapper } = await open(['calendar.edit'])
    await click(wrapper, '修改放假调休')
    await dayButton(wrapper, '2月18日')?.trigger('click')
    await flushPromises()
    expect(wrapper.get('dialog:not([role]) h2').text()).toBe('2月18日（周三）')
    await wrapper.get('dialog:not([role]) input[type="date"]').setValue('2026-02-19')
    expect(wrapper.get('dialog:not([role]) [role="status"]').text()).toBe('设 2 天')
    await wrapper.get('dialog:not([role]) form').trigger('submit')
    await flushPromises()
    expect(wrapper.findAll('.ymonth td.changed')).toHaveLength(2)
    expect(wrapper.get('.panel .changes').text()).toMatch(/2月18日（周三）.*平常工作日 → 春节放假/s)
    expect(await findings(wrapper.get('.calendar > .panel').element)).toEqual([])

    await wrapper.get('#reason').setValue('按新的通知')
    await wrapper.get('.panel form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.note').text()).toMatch(/12 个正在计时的期限会变.*12 个推后.*2月25日（周三）.*3月5日（周四）/s)
    expect(fetch.mock.calls.filter((it) => it[1]?.method === 'PUT')).toHaveLength(0)

    await click(wrapper, '保存并重算期限')
    expect(wrapper.get('dialog[role="alertdialog"]').text()).toMatch(/保存 2026 年的放假调休？.*改了 2 天，有 12 个/s)
    await wrapper.get('dialog[role="alertdialog"] form').trigger('submit')
    await flushPromises()
    const sent = bodyOf(fetch, 'PUT')
    expect(sent).toMatchObject({ basedOn: 8, announced: true, reason: '按新的通知' })
    expect(sent.days.map((it: { date: string }) => it.date)).toEqual([
      '2026-02-14',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
    ])
    expect(wrapper.get('.job').text()).toContain('完成')
    expect(wrapper.find('.panel .changes').exists()).toBe(false)
  })

  it('makes only weekend days up, whatever the range', async () => {
    server()
    const { wrapper } = await open(['calendar.edit'])
    await click(wrapper, '修改放假调休')
    await dayButton(wrapper, '3月6日')?.trigger('click')
    await flushPromises()
    await wrapper.get('dialog:not([role]) input[value="WORK"]').setValue()
    await wrapper.get('dialog:not([role]) input[type="date"]').setValue('2026-03-09')
    expect(wrapper.get('dialog:not([role]) [role="status"]').text()).toBe('设 2 天')
    await wrapper.get('dialog:not([role]) input[type="date"]').setValue('2026-03-06')
    expect(wrapper.get('dialog:not([role]) .primary').attributes('disabled')).toBeDefined()
  })

  it('takes a change back day by day, and forgets all of it on leaving', async () => {
    server()
    const { wrapper } = await open(['calendar.edit'])
    await click(wrapper, '修改放假调休')
    await dayButton(wrapper, '2月16日')?.trigger('click')
    await flushPromises()
    await wrapper.get('dialog:not([role]) input[value="NONE"]').setValue()
    await wrapper.get('dialog:not([role]) form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.panel .changes').text()).toContain('春节放假 → 平常工作日')
    await wrapper.get('.panel .changes button').trigger('click')
    expect(wrapper.find('.panel .changes').exists()).toBe(false)
    await click(wrapper, '不改了')
    expect(wrapper.find('.ymonth button').exists()).toBe(false)
  })

  it('keeps what was typed when somebody else was faster', async () => {
    server({
      'PUT /api/calendar/years/2026': refusal(409, 'calendar.year-changed-meanwhile', '2026 年的日历刚被别人改过'),
    })
    const { wrapper } = await open(['calendar.edit'])
    await click(wrapper, '修改放假调休')
    await dayButton(wrapper, '2月18日')?.trigger('click')
    await flushPromises()
    await wrapper.get('dialog:not([role]) form').trigger('submit')
    await wrapper.get('#reason').setValue('按新的通知')
    await wrapper.get('.panel form').trigger('submit')
    await flushPromises()
    await click(wrapper, '保存并重算期限')
    await wrapper.get('dialog[role="alertdialog"] form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('dialog[role="alertdialog"] [role="alert"]').text()).toContain('刚被别人改过')
    expect((wrapper.get('#reason').element as HTMLTextAreaElement).value).toBe('按新的通知')
    expect(wrapper.findAll('.ymonth td.changed')).toHaveLength(1)
  })

  it('moves the demo clock where there is one', async () => {
    const clock = {
      today: '2026-11-24',
      realToday: '2026-11-24',
      now: '2026-11-24T02:00:00Z',
      daysAhead: 0,
      nextDay: '2026-11-25',
      nextWorkingDay: '2026-11-25',
      fifthWorkingDay: '2026-12-01',
    }
    const fetch = server({
      'GET /api/calendar/business-clock': { body: clock },
      'PUT /api/calendar/business-clock': { body: { ...clock, today: '2026-12-01', daysAhead: 7 } },
    })
    const { wrapper } = await open([])
    await click(wrapper, '过 5 个工作日')
    expect(bodyOf(fetch, 'PUT')).toEqual({ today: '2026-12-01' })
    expect(wrapper.get('.democlock').text()).toMatch(/12月1日（周二）.*比真实日期晚 7 天/s)
    expect(wrapper.get('.ymonth td.today').text()).toContain('1')
  })

  it('shows what went wrong', async () => {
    server({ 'GET /api/calendar/days?year=2026': refusal(503, 'calendar.away', '日历暂时取不到') })
    const { wrapper } = await open([])
    expect(wrapper.get('[role="alert"]').text()).toContain('日历暂时取不到')
  })
})
