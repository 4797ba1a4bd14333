import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { ActionField } from '@/shared/ui/actions'
import CasePage from './CasePage.vue'
import { action, caseView, material, waiting } from './sample'

const CASE = 'GET /api/acceptance/cases/730518462'
const OPEN_STEPS = 'GET /api/workflow/todo'
const routes = [{ path: '/acceptance/cases/:number', component: CasePage }]

const open = async (answers: Parameters<typeof serve>[0] = {}) => {
  const fetch = serve({
    [CASE]: { body: caseView() },
    [OPEN_STEPS]: { body: waiting('730518454', '730518462', '730518470') },
    'GET /api/acceptance/cases/730518470': { body: caseView({ number: '730518470' }) },
    ...answers,
  })
  const drawn = await draw(CasePage, { path: '/acceptance/cases/730518462', routes })
  await flushPromises()
  return { ...drawn, fetch }
}
const press = async (key: string): Promise<void> => {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  await flushPromises()
}
const sent = (fetch: ReturnType<typeof serve>, method: string) => {
  const call = fetch.mock.calls.findLast((it) => it[1]?.method === method)
  return {
    address: String(call?.[0]),
    body: JSON.parse(String(call?.[1]?.body)),
    headers: call?.[1]?.headers as Record<string, string>,
  }
}

beforeEach(() => localStorage.clear())

describe('a case', () => {
  it('shows facts, clock with its derivation, papers, way, documents and history on one page', async () => {
    const { wrapper } = await open()
    expect(wrapper.get('h1').text()).toBe('食品经营许可（新办） · 南京拾盏茶饮有限公司')
    expect(wrapper.get('.chead').text()).toMatch(/7305 1846-2.*待受理.*受理审查：王一宁.*第 2 件，共 3 件/s)
    expect(wrapper.get('.clockbox').text()).toMatch(/受理期限剩 4 个工作日.*至 11-27 周五.*次日起 5 个工作日/s)
    expect(wrapper.get('.clocks').text()).toMatch(/已停的期限 1 个.*补正期限.*11-12 10:00 停，原到 12-10 周四/s)
    expect(wrapper.get('.col.l').text()).toMatch(/3201\*{10}2846.*丹凤街 88 号 1 层.*收件地区\s*秦淮区/s)
    expect(wrapper.get('[role="tablist"]').text()).toMatch(/材料 layout\s*待核对.*材料 rules\s*符合/s)
    expect(wrapper.get('.flowline [aria-current="step"]').text()).toMatch(/受理审查.*王一宁.*五日内/s)
    expect(wrapper.get('.flowline').text()).toContain('退回 ⇢ 受理审查')
    expect(wrapper.get('.docs a').attributes('href')).toBe('/api/d/1')
    expect(wrapper.findAll('.hist li').map((it) => it.get('time').text())).toEqual(['11-23 10:14', '11-20 21:18'])
    expect(await findings(wrapper.element.parentElement as Element)).toEqual([])
  })

  it('uncovers the applicant for a purpose only', async () => {
    const { wrapper, fetch } = await open({
      'POST /api/acceptance/cases/730518462/reveal': {
        body: { name: '陈佳禾', certificate: '320102199003072846', mobile: '13800000517' },
      },
    })
    await wrapper.get('.cover').trigger('click')
    await wrapper.get('.purpose input').setValue('电话核实地址')
    await wrapper.get('.purpose').trigger('submit')
    await flushPromises()
    expect(sent(fetch, 'POST').body).toEqual({ purpose: '电话核实地址' })
    expect(wrapper.get('.col.l').text()).toMatch(/陈佳禾.*320102199003072846.*13800000517/s)
    await wrapper.get('.cover').trigger('click')
    expect(wrapper.text()).not.toContain('陈佳禾')
  })

  it('says what is wrong when it cannot be read, and when it is not ours to see', async () => {
    const { wrapper } = await open({ [CASE]: [refusal(503, 'acceptance.away', '暂时取不到'), { body: caseView() }] })
    expect(wrapper.get('[role="alert"]').text()).toContain('暂时取不到')
    await wrapper.get('.state .primary').trigger('click')
    await flushPromises()
    expect(wrapper.find('.case').exists()).toBe(true)
    const { wrapper: other } = await open({ [CASE]: refusal(403, 'foundation.forbidden', '这件归秦淮区，您看不了') })
    expect(other.get('[role="alert"]').text()).toMatch(/这件归秦淮区.*回待办/s)
  })

  it('walks to the next and the previous case of the list by keys', async () => {
    const { router } = await open()
    await press('j')
    expect(router.currentRoute.value.path).toBe('/acceptance/cases/730518470')
    await press('j')
    expect(router.currentRoute.value.path).toBe('/acceptance/cases/730518470')
  })

  it('still opens when the list cannot be read', async () => {
    const { wrapper } = await open({ [OPEN_STEPS]: refusal(503, 'workflow.away', '取不到') })
    expect(wrapper.find('.case').exists()).toBe(true)
    expect(wrapper.findAll('.chead .btn[disabled]')).toHaveLength(2)
  })
})

describe('checking the papers', () => {
  const CHECK = 'PUT /api/acceptance/cases/730518462/materials/layout/check'

  it('opens at the first that nobody has looked at, and saves an answer at once by key', async () => {
    const { wrapper, fetch } = await open({ [CHECK]: { status: 204 } })
    expect(wrapper.get('[role="tab"][aria-selected="true"]').text()).toContain('layout')
    expect(wrapper.findAll('.points li').map((it) => it.text())).toEqual(['独立成间', '有洗手池'])
    await press('1')
    expect(sent(fetch, 'PUT').body).toEqual({ result: 'OK', remark: '' })
    expect(wrapper.get('[role="tab"]').text()).toContain('符合')
    expect(wrapper.get('.check').text()).toContain('2 / 2')
    expect(wrapper.get('.acts').text()).toContain('2 样材料都已核对')
  })

  it('what is not good gets a remark, saved when it is left; the new version goes with the next action', async () => {
    const { wrapper, fetch } = await open({
      [CHECK]: { body: { version: 4 } },
      'POST /api/acceptance/cases/730518462/acceptance': { body: caseView({ statusText: '已受理', actions: [] }) },
    })
    await press('2')
    const remark = wrapper.get('#material-remark')
    expect(document.activeElement).toBe(remark.element)
    await remark.setValue('看不到水池')
    await remark.trigger('change')
    await flushPromises()
    expect(sent(fetch, 'PUT').body).toEqual({ result: 'NOT_OK', remark: '看不到水池' })
    expect(wrapper.get('.acts').text()).toContain('1 样材料不符合')
    await press('s')
    await wrapper.get('dialog form').trigger('submit')
    await flushPromises()
    expect(sent(fetch, 'POST').body).toMatchObject({ version: 4 })
  })

  it('a refused answer goes back to what it was and says why', async () => {
    const { wrapper } = await open({ [CHECK]: refusal(422, 'acceptance.not-yours', '别人正在办这件') })
    await press('1')
    expect(wrapper.get('.check [role="alert"]').text()).toBe('别人正在办这件')
    expect(wrapper.findAll('.check input').some((it) => (it.element as HTMLInputElement).checked)).toBe(false)
  })

  it('walks through the papers with arrows and brackets', async () => {
    const { wrapper } = await open()
    await wrapper.get('[role="tab"]').trigger('keydown', { key: 'ArrowRight' })
    await flushPromises()
    expect(document.activeElement?.textContent).toContain('rules')
    await press(']')
    expect(wrapper.get('[role="tab"][aria-selected="true"]').text()).toContain('layout')
  })

  it('shows what was filled in on line, what a licence replaces, and what is not there', async () => {
    const licence = { id: 'l', name: '营业执照', number: '3201', url: '/api/l.pdf' }
    const view = caseView({
      actions: [],
      materials: [
        material('application', { form: 'ONLINE_FORM', files: [] }),
        material('licence', { state: 'BY_LICENCE', files: [], licence }),
        material('id', { state: 'MISSING', files: [] }),
      ],
    })
    Object.assign(URL, { createObjectURL: vi.fn(() => 'blob:l'), revokeObjectURL: vi.fn() })
    const { wrapper } = await open({ [CASE]: { body: view }, 'GET /api/l.pdf': { body: '%PDF' } })
    expect(wrapper.get('.filled').text()).toContain('丹凤街 88 号 1 层')
    expect(wrapper.find('.check input').exists()).toBe(false)
    await press(']')
    expect(wrapper.get('iframe').attributes('title')).toBe('营业执照 3201')
    await press(']')
    expect(wrapper.get('.viewer').text()).toContain('这样材料没有交')
  })
})

describe('acting on a case', () => {
  const POST = 'POST /api/acceptance/cases/730518462/acceptance'
  const submit = async (wrapper: Awaited<ReturnType<typeof open>>['wrapper']): Promise<void> => {
    await wrapper.get('dialog form').trigger('submit')
    await flushPromises()
  }

  it('a letter opens it, Enter does it, and the answer takes the place of the page', async () => {
    const { wrapper, fetch } = await open({
      [POST]: { body: caseView({ version: 4, statusText: '已受理', actions: [] }) },
    })
    await press('S')
    expect(wrapper.get('dialog').text()).toMatch(/受理：食品经营许可（新办） · 南京拾盏茶饮有限公司.*至 12-01/s)
    await submit(wrapper)
    const { body, headers } = sent(fetch, 'POST')
    expect(body).toEqual({ version: 3, step: 's1' })
    expect(headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/)
    expect(wrapper.find('dialog').exists()).toBe(false)
    expect(wrapper.get('.acts').text()).toBe('已办：受理。现在：已受理')
    expect(wrapper.get('.chead').text()).toContain('已受理')
  })

  it('a refusal keeps the dialog and what was typed, also when it is left and opened again', async () => {
    const reasons: ActionField = {
      key: 'reasons',
      label: '理由',
      type: 'textarea',
      options: [],
      required: true,
      hint: null,
    }
    const view = caseView({ actions: [action('acceptance', { fields: [reasons] })] })
    const errors = [{ field: 'reasons', message: '理由写具体些' }]
    const { wrapper } = await open({ [CASE]: { body: view }, [POST]: refusal(422, 'x', '没有办成', { errors }) })
    await press('s')
    await wrapper.get('#reasons').setValue('齐全')
    await submit(wrapper)
    expect(wrapper.get('.errsum').text()).toContain('理由写具体些')
    await wrapper.get('dialog').trigger('cancel')
    await press('s')
    expect((wrapper.get('#reasons').element as HTMLTextAreaElement).value).toBe('齐全')
    expect(wrapper.find('.errsum').exists()).toBe(false)
  })

  it('who was slower is told by whom, the page is new, and what can no longer be done is not offered', async () => {
    const later = caseView({
      version: 4,
      statusText: '已受理',
      actions: [],
      history: [
        ...caseView().history,
        { at: '2026-11-23T02:31:00Z', kind: 'X', text: '受理', who: '赵启明', note: null, documentId: null },
      ],
    })
    const { wrapper } = await open({
      [CASE]: [{ body: caseView() }, { body: later }],
      [POST]: refusal(409, 'acceptance.changed', '变了'),
    })
    await press('s')
    await submit(wrapper)
    expect(wrapper.get('.meanwhile').text()).toBe('11-23 10:31 赵启明 受理')
    expect(wrapper.get('.errsum').text()).toContain('“受理”现在不能办了')
    expect(wrapper.get('.chead').text()).toContain('已受理')
    expect(wrapper.findAll('dialog .btns .btn')).toHaveLength(1)
  })

  it('after a conflict the second try goes with the new version', async () => {
    const { wrapper, fetch } = await open({
      [CASE]: [{ body: caseView() }, { body: caseView({ version: 9 }) }],
      [POST]: [refusal(409, 'acceptance.changed', '变了'), { body: caseView({ version: 10 }) }],
    })
    await press('s')
    await submit(wrapper)
    await submit(wrapper)
    expect(sent(fetch, 'POST').body).toMatchObject({ version: 9 })
    expect(wrapper.find('dialog').exists()).toBe(false)
  })

  it('who may do nothing reads only', async () => {
    const { wrapper } = await open({ [CASE]: { body: caseView({ actions: [] }) } })
    expect(wrapper.get('.acts').text()).toContain('这件现在没有您要办的')
    expect(wrapper.find('.check input').exists()).toBe(false)
  })

  it('lists all keys', async () => {
    const { wrapper } = await open()
    await press('?')
    expect(wrapper.get('dialog').text()).toMatch(/S\s*受理.*下一件、上一件/s)
    expect(await findings(wrapper.get('dialog').element)).toEqual([])
  })
})
