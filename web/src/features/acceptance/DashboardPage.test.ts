import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { Dashboard } from './api'
import DashboardPage from './DashboardPage.vue'
import { asCsv, shortName, troubleOf } from './trouble'

const region = (code: string, name: string, red: number) => ({
  code,
  name,
  received: 100,
  open: 10,
  yellow: 2,
  red,
  decidedToday: 3,
  deemed: 0,
})
const board = (regions: Dashboard['regions'], more: Partial<Dashboard> = {}): Dashboard => ({
  regions,
  totals: { received: 42180, open: 5663, yellow: 55, red: 29, decidedToday: 1277, deemed: 2 },
  redClocks: [
    {
      number: '730518462',
      itemName: '取水许可',
      bodyName: '洪泽区 水务局 · 现场核查',
      dueText: '超 1 个工作日',
      overdueDays: 1,
    },
  ],
  asOf: '2026-11-26T00:55:00Z',
  ...more,
})
const province = board([region('3205', '苏州市', 14), region('3203', '徐州市', 2), region('3207', '连云港市', 0)])
const city = board([region('320508', '姑苏区', 0), region('320509', '吴江区', 6)])
const ASK = 'GET /api/acceptance/dashboard'
const names = {
  'GET /api/regions/32': { body: { code: '32', name: '江苏省' } },
  'GET /api/regions/3205': { body: { code: '3205', name: '苏州市' } },
}
const open = async (answers: Parameters<typeof serve>[0], path = '/dashboard?region=32') => {
  const fetch = serve({ ...names, ...answers })
  const drawn = await draw(DashboardPage, { path })
  await flushPromises()
  return { ...drawn, fetch }
}

afterEach(() => vi.useRealTimers())

describe('the dashboard', () => {
  it('shows where and what is late, in numbers that say when they are from', async () => {
    const { wrapper } = await open({ [ASK]: { body: province } })
    expect(wrapper.get('h1').text()).toBe('江苏省政务运行')
    expect(wrapper.get('header').text()).toContain('11月26日（周四） 08:55 的数')
    expect(wrapper.get('.kpis').text()).toMatch(
      /现在超期\s*29 件.*快到期\s*55 件.*正在办\s*5,663.*共收 42,180 件.*今天办结\s*1,277.*2 件五日未答复/s,
    )
    expect(wrapper.findAll('.hexmap a').map((it) => it.attributes('aria-label'))).toEqual([
      '徐州市，超期 2 件',
      '连云港市，无超期',
      '苏州市，超期 14 件',
    ])
    expect(wrapper.get('.reds').text()).toMatch(/取水许可.*超 1 个工作日.*洪泽区 水务局/s)
    expect(wrapper.get('.reds a').attributes('href')).toBe('/acceptance/cases/730518462')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('has a table of the same numbers, and a file of it', async () => {
    Object.assign(URL, { createObjectURL: vi.fn(() => 'blob:csv'), revokeObjectURL: vi.fn() })
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const { wrapper } = await open({ [ASK]: { body: province } })
    await wrapper.findAll('.c-map .btn')[0]?.trigger('click')
    expect(wrapper.findAll('tbody tr').map((it) => it.text())).toHaveLength(3)
    expect(wrapper.get('tbody tr').text()).toMatch(/苏州市\s*14\s*2\s*10\s*100\s*3\s*0/)
    expect(wrapper.get('tfoot').text()).toMatch(/合计\s*29\s*55\s*5,663\s*42,180/)
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.findAll('.c-map .btn')[1]?.trigger('click')
    expect(click).toHaveBeenCalledOnce()
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:csv')
  })

  it('goes down to the counties of a city, trouble first, and up again', async () => {
    const { wrapper, router, fetch } = await open({
      [`${ASK}?region=32`]: { body: province },
      [`${ASK}?region=3205`]: { body: city },
    })
    await wrapper.findAll('.hexmap a')[2]?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/dashboard?region=3205')
    expect(wrapper.get('h1').text()).toBe('苏州市政务运行')
    expect(wrapper.findAll('.regiontiles li').map((it) => it.text())).toEqual(['吴江区超期 6', '姑苏区无超期'])
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('header .quiet').trigger('click')
    await flushPromises()
    expect(String(fetch.mock.calls.findLast((it) => String(it[0]).includes('dashboard'))?.[0])).toContain('region=32')
  })

  it('is read anew by key and by itself, and keeps the old numbers when that fails', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { wrapper, fetch } = await open({
      [ASK]: [{ body: province }, { body: province }, refusal(503, 'x', '统计没有应答')],
    })
    const asked = (): number => fetch.mock.calls.filter((it) => String(it[0]).includes('dashboard')).length
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r' }))
    await flushPromises()
    expect(asked()).toBe(2)
    vi.advanceTimersByTime(5 * 60_000)
    await flushPromises()
    expect(asked()).toBe(3)
    expect(wrapper.get('header').text()).toContain('没有更新成：统计没有应答')
    expect(wrapper.find('.hexmap').exists()).toBe(true)
    wrapper.unmount()
    vi.advanceTimersByTime(5 * 60_000)
    expect(asked()).toBe(3)
  })

  it('is calm when nothing is late, and says when there is nothing below', async () => {
    const calm = board([], {
      totals: { received: 0, open: 0, yellow: 0, red: 0, decidedToday: 0, deemed: 0 },
      redClocks: [],
    })
    const { wrapper } = await open({ [ASK]: { body: calm } })
    expect(wrapper.text()).toMatch(/没有五日未答复的.*下面没有可看的地区.*没有超期的办件/s)
    expect(wrapper.find('.kpi.bad').exists()).toBe(false)
  })

  it.each([
    [403, '您的岗位看不了这个地区'],
    [503, '暂时取不到'],
  ])('shows a refusal %i', async (status, title) => {
    const { wrapper } = await open({ [ASK]: refusal(status, 'x', title) })
    expect(wrapper.get('[role="alert"]').text()).toContain(title)
  })
})

describe('trouble', () => {
  it('is red from five on, amber from one', () => {
    expect([0, 1, 4, 5].map(troubleOf)).toEqual(['ok', 'warn', 'warn', 'bad'])
    expect(['南京市', '连云港市', '市'].map(shortName)).toEqual(['南京', '连云港', '市'])
  })

  it('is a table that a spreadsheet reads', () => {
    const titles = {
      code: '代码',
      name: '地区',
      received: '共收',
      open: '正在办',
      yellow: '临期',
      red: '超期',
      decidedToday: '办结',
      deemed: '视为',
    }
    expect(asCsv([region('3205', '苏"州"市', 14)], titles)).toBe(
      '\uFEFF"代码","地区","共收","正在办","临期","超期","办结","视为"\r\n"3205","苏""州""市","100","10","2","14","3","0"\r\n',
    )
  })
})
