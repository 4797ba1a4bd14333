import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { useSession } from '@/shared/session'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { CaseRow } from './api'
import CaseListPage from './CaseListPage.vue'
import { find } from './jump'

const row = (number: string, more: Partial<CaseRow> = {}): CaseRow => ({
  number,
  item: 'i',
  itemName: '食品经营许可（新办）',
  applicant: '南京拾盏茶饮有限公司',
  status: 'SUBMITTED',
  statusText: '待受理',
  submittedAt: '2026-11-20T13:18:00Z',
  dueAt: '2026-11-27T16:00:00Z',
  dueText: '剩 4 个工作日',
  colour: 'GREEN',
  region: '320102',
  regionName: '玄武区',
  body: 'b',
  bodyName: '玄武区市场监督管理局',
  ...more,
})
const LIST = 'GET /api/acceptance/cases'
const open = async (answers: Parameters<typeof serve>[0], path = '/acceptance/cases') => {
  const fetch = serve(answers)
  const drawn = await draw(CaseListPage, { path })
  await flushPromises()
  return { ...drawn, fetch, asked: () => String(fetch.mock.calls.at(-1)?.[0]) }
}

beforeEach(() => localStorage.clear())

describe('the list of cases', () => {
  it('names deadline, item, number, stage and place; the last day of a term is not the day after', async () => {
    const rows = [
      row('730518462'),
      row('730518504', { dueAt: null, dueText: null, colour: 'NONE', status: 'DELIVERED', statusText: '已送达' }),
    ]
    const { wrapper, asked } = await open({ [LIST]: { body: { rows, next: null, counts: { red: '999+' } } } })
    expect(asked()).toBe('/api/acceptance/cases?limit=50')
    expect(wrapper.get('tbody tr').text()).toMatch(
      /剩 4 个工作日.*11-27 周五.*食品经营许可（新办）.*南京拾盏茶饮有限公司.*7305 1846-2.*待受理.*玄武区/s,
    )
    expect(wrapper.findAll('tbody tr')[1]?.text()).toContain('没有在走的期限')
    expect(wrapper.get('.togs').text()).toContain('999+')
    expect(document.activeElement?.id).toBe('case-words')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('goes straight to the case whose number was asked for, as people write it', async () => {
    const { wrapper, router, asked } = await open({ [LIST]: { body: { rows: [row('730518462')], next: null } } })
    await wrapper.get('#case-words').setValue('7305 1846-2')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(asked()).toContain('q=730518462')
    expect(router.currentRoute.value.path).toBe('/acceptance/cases/730518462')
  })

  it('keeps stage and colour in the address, and opens a row by key', async () => {
    const { wrapper, router, asked } = await open({ [LIST]: { body: { rows: [row('1'), row('2')], next: null } } })
    await wrapper.get('#case-status').setValue('IN_REVIEW')
    await flushPromises()
    await wrapper.get('.tog').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ status: 'IN_REVIEW', colour: 'RED' })
    expect(asked()).toContain('status=IN_REVIEW&colour=RED')
    await wrapper.findAll('tbody tr')[1]?.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/acceptance/cases/2')
  })

  it('reads on page by page', async () => {
    const { wrapper, asked } = await open({
      [LIST]: [{ body: { rows: [row('1')], next: 'c1' } }, { body: { rows: [row('2')], next: null } }],
    })
    await wrapper.get('.more .btn').trigger('click')
    await flushPromises()
    expect(asked()).toContain('after=c1')
    expect(wrapper.findAll('tbody tr')).toHaveLength(2)
  })

  it('says when nothing is found, and clears the conditions', async () => {
    const { wrapper, router } = await open(
      { [LIST]: { body: { rows: [], next: null } } },
      '/acceptance/cases?colour=RED&q=茶',
    )
    expect(wrapper.text()).toMatch(/没有这样的办件.*管辖范围/s)
    await wrapper.get('.state .btn').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
  })

  it.each([
    [403, '这一页您看不了'],
    [503, '暂时查不了'],
  ])('shows a refusal %i', async (status, title) => {
    const { wrapper } = await open({ [LIST]: refusal(status, 'x', title) })
    expect(wrapper.get('[role="alert"]').text()).toContain(title)
  })
})

describe('the jump box', () => {
  it('finds a case by its number for who may read cases, and asks nothing otherwise', async () => {
    const { fetch } = await open({ [LIST]: { body: { rows: [row('730518462')], next: null } } })
    const session = useSession()
    const before = fetch.mock.calls.length
    expect(await find('7305 1846-2', new AbortController().signal)).toEqual([])
    expect(fetch.mock.calls.length).toBe(before)
    session.session.permissions = ['acceptance.read']
    expect(await find('7305 1846-2', new AbortController().signal)).toMatchObject([
      {
        title: '食品经营许可（新办） · 南京拾盏茶饮有限公司',
        detail: '7305 1846-2 · 待受理',
        to: '/acceptance/cases/730518462',
      },
    ])
  })
})
