import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { useBadges } from '@/shared/badges'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { TodoRow } from './api'
import TodoPage from './TodoPage.vue'

const row = (id: string, more: Partial<TodoRow> = {}): TodoRow => ({
  id,
  system: 'acceptance',
  subject: '仅销售预包装食品备案',
  title: `备案 ${id}`,
  applicant: '小满便利店',
  number: '730518462',
  step: '当场办结',
  assignee: null,
  dueAt: '2026-11-23T09:00:00Z',
  dueText: '今天到期',
  colour: 'YELLOW',
  link: `/desk/acceptance/cases/${id}`,
  actions: ['claim'],
  ...more,
})
const counts = { all: 46, mine: 21, yellow: 4, red: 2 }
const list = (...rows: TodoRow[]) => ({ body: { rows, next: null, counts } })
const open = async (path = '/todo') => {
  const drawn = await draw(TodoPage, { path })
  await flushPromises()
  return drawn
}

beforeEach(() => localStorage.clear())

describe('the to-do list', () => {
  it('names deadline, errand, step and owner, and has no accessibility findings', async () => {
    serve({ 'GET /api/workflow/todo': list(row('1'), row('2', { assignee: '王一宁', actions: [] })) })
    const { wrapper } = await open()
    expect(wrapper.get('h1').text()).toBe('待办 21 件')
    expect(wrapper.get('tbody tr').text()).toMatch(
      /今天到期.*11-23 周一 17:00.*备案 1.*小满便利店.*办件.*当场办结.*待领/s,
    )
    expect(useBadges().numbers['todo']).toBe(21)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('can be worked by keys from the start', async () => {
    serve({ 'GET /api/workflow/todo': list(row('1'), row('2')) })
    const { wrapper, router } = await open()
    expect(document.activeElement).toBe(wrapper.get('tbody tr').element)
    await wrapper.get('tbody tr').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/acceptance/cases/1')
  })

  it('claims the row under the focus', async () => {
    const fetch = serve({
      'GET /api/workflow/todo': [list(row('1')), list(row('1', { assignee: '王一宁', actions: [] }))],
      'POST /api/workflow/todo/1/claim': { status: 204 },
    })
    const { wrapper } = await open()
    await wrapper.get('tbody tr').trigger('keydown', { key: 'c' })
    await flushPromises()
    expect(fetch.mock.calls.filter((it) => it[1]?.method === 'POST')).toHaveLength(1)
    expect(wrapper.get('[role="status"]').text()).toBe('领办了 1 件')
    expect(wrapper.get('tbody tr').text()).toContain('王一宁')
  })

  it('claims several at once, and names what could not be claimed', async () => {
    serve({
      'GET /api/workflow/todo': list(row('1'), row('2'), row('3', { actions: [] })),
      'POST /api/workflow/todo/1/claim': { status: 204 },
      'POST /api/workflow/todo/2/claim': refusal(409, 'workflow.taken', '刚被别人领走了'),
    })
    const { wrapper } = await open()
    await wrapper.get('thead input').trigger('change')
    expect(wrapper.get('.batch').text()).toMatch(/已选 3 件.*都是“仅销售预包装食品备案”.*领办其中 2 件/s)
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.batch .primary').trigger('click')
    await flushPromises()
    expect(wrapper.get('.outcome').text()).toMatch(/领办了 1 件.*“备案 2”没有领成：刚被别人领走了/s)
    expect(wrapper.find('.batch').exists()).toBe(false)
  })

  it('keeps its filters in the address', async () => {
    const fetch = serve({ 'GET /api/workflow/todo': list(row('1')) })
    const { wrapper, router } = await open('/todo?colour=RED&mine=no')
    expect(String(fetch.mock.calls[0]?.[0])).toBe('/api/workflow/todo?colour=RED&mine=false&limit=50')
    await wrapper.findAll('.filters .tog')[2]?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ system: 'orders', colour: 'RED', mine: 'no' })
    expect(String(fetch.mock.calls.at(-1)?.[0])).toContain('system=orders')
  })

  it('says what was filtered away when nothing is left', async () => {
    serve({ 'GET /api/workflow/todo': list() })
    const { wrapper, router } = await open('/todo?colour=RED')
    expect(wrapper.text()).toMatch(/超期的没有了.*临期 4 件/s)
    await wrapper.get('.state .primary').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ colour: 'YELLOW' })
  })

  it('shows what went wrong', async () => {
    serve({ 'GET /api/workflow/todo': refusal(503, 'workflow.away', '待办暂时取不到') })
    const { wrapper } = await open()
    expect(wrapper.get('[role="alert"]').text()).toContain('待办暂时取不到')
  })
})
