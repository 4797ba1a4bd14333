import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { useSession } from '@/shared/session'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import type { GuideMaterial, WindowGuide } from './api'
import { applicable, asHandedIn, fromHandedIn } from './handedIn'
import { useWindowDesk } from './useWindowDesk'
import WindowPage from './WindowPage.vue'

const paper = (key: string, more: Partial<GuideMaterial> = {}): GuideMaterial => ({
  key,
  name: `材料 ${key}`,
  form: 'ELECTRONIC',
  necessity: 'REQUIRED',
  originals: 1,
  copies: 0,
  licenceType: '',
  guidance: null,
  standard: null,
  ...more,
})
const guide: WindowGuide = {
  taskCode: 't1',
  name: '食品经营许可（新办）',
  body: { code: 'b', name: '玄武区市场监督管理局' },
  situations: [
    {
      key: 'made',
      question: '现场制作吗？',
      options: [
        { key: 'yes', label: '现做', adds: ['layout'], removes: [] },
        { key: 'no', label: '不现做', adds: [], removes: ['rules'] },
      ],
    },
  ],
  materials: [
    paper('application', { form: 'ONLINE_FORM' }),
    paper('licence', { licenceType: '营业执照' }),
    paper('layout'),
    paper('rules', { necessity: 'TOLERABLE' }),
    paper('photo', { necessity: 'OPTIONAL' }),
  ],
  form: {
    type: 'object',
    required: ['premises'],
    properties: { premises: { type: 'string', title: '经营场所', minLength: 5 } },
  },
}
const PERSONS = 'POST /api/acceptance/window/persons'
const CASES = 'POST /api/acceptance/window/cases'
const answers = {
  [PERSONS]: { body: { id: 'p9', name: '李*田' } },
  'GET /api/acceptance/window/items': {
    body: { rows: [{ taskCode: 't1', name: guide.name, bodyName: guide.body.name, regionName: '玄武区' }], next: null },
  },
  'GET /api/acceptance/window/guides/t1': { body: guide },
  [CASES]: { body: { number: '730518520', receiptDocument: { id: 'd', url: '/api/d.pdf' } } },
}

const open = async (more: Parameters<typeof serve>[0] = {}) => {
  const fetch = serve({ ...answers, ...more })
  const { wrapper } = await draw(WindowPage, { path: '/acceptance/window' })
  await flushPromises()
  const at = (id: string) => wrapper.get(`[id="${id}"]`)
  const send = async (selector: string): Promise<void> => {
    await wrapper.get(selector).trigger('submit')
    await flushPromises()
  }
  const person = async (): Promise<void> => {
    await at('name').setValue('李广田')
    await at('number').setValue('11010519491231002x')
    await wrapper.get('.tick input').setValue(true)
    await send('.who form')
  }
  const item = async (): Promise<void> => {
    await at('item-words').setValue('开奶茶店')
    await send('.finditem form')
    await wrapper.get('.hits button').trigger('click')
    await flushPromises()
  }
  const fill = async (): Promise<void> => {
    await at('situations.made').get('input').setValue(true)
    await at('form.premises').setValue('丹凤街 88 号')
    await at('materials.layout').findAll('input[type="radio"]')[1]?.setValue(true)
    await at('materials.rules').findAll('input[type="radio"]')[2]?.setValue(true)
  }
  const post = (address: string) => {
    const call = fetch.mock.calls.findLast((it) => it[0] === address)
    return {
      body: JSON.parse(String(call?.[1]?.body)),
      key: (call?.[1]?.headers as Record<string, string>)['Idempotency-Key'],
    }
  }
  return { wrapper, fetch, at, send, person, item, fill, post }
}

describe('the window', () => {
  it('takes in somebody without a phone from the card to the number, by keyboard', async () => {
    const { wrapper, at, person, item, fill, send, post } = await open()
    expect(document.activeElement?.id).toBe('name')
    expect(await findings(wrapper.element)).toEqual([])
    await person()
    expect(post('/api/acceptance/window/persons').body).toEqual({
      name: '李广田',
      number: '11010519491231002X',
      mobile: null,
      secondClerk: null,
      proof: 'CARD_READER',
    })
    expect(document.activeElement?.id).toBe('item-words')
    await item()
    expect(wrapper.text()).toMatch(/李\*田.*食品经营许可（新办） · 玄武区市场监督管理局/s)
    expect(await findings(wrapper.element)).toEqual([])
    await fill()
    await send('#step-2 form')
    expect(at('step-3').text()).toMatch(
      /丹凤街 88 号.*材料 licence\s*用电子证照.*材料 layout\s*收了纸质.*材料 rules\s*容缺/s,
    )
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('#step-3 .primary').trigger('click')
    await flushPromises()
    const { body, key } = post('/api/acceptance/window/cases')
    expect(body).toEqual({
      person: 'p9',
      firm: null,
      taskCode: 't1',
      situations: { made: 'yes' },
      form: { premises: '丹凤街 88 号' },
      materials: { licence: 'LICENCE', layout: 'PAPER', rules: 'LATER' },
    })
    expect(key).toMatch(/^[0-9a-f-]{36}$/)
    expect(wrapper.get('.bignumber').text()).toBe('7305 1852-0')
    expect(wrapper.get('.taken a').attributes('href')).toBe('/api/d.pdf')
    expect(await findings(wrapper.element)).toEqual([])
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }))
    await flushPromises()
    expect((at('name').element as HTMLInputElement).value).toBe('')
  })

  it('wants a second clerk when the particulars are typed, and a number that can be one', async () => {
    const { wrapper, fetch, at, send, post } = await open()
    await at('proof').findAll('input')[1]?.setValue(true)
    await at('name').setValue('李广田')
    await at('number').setValue('110105194912310021')
    await send('.who form')
    expect(wrapper.get('.errsum').text()).toMatch(/还差 3 处.*身份证号不对.*手机号要 11 位.*第二位窗口人员/s)
    expect(fetch).not.toHaveBeenCalled()
    await at('number').setValue('11010519491231002X')
    await at('mobile').setValue('13800000517')
    await at('secondClerk').setValue('zhao.qiming')
    await send('.who form')
    expect(post('/api/acceptance/window/persons').body).toMatchObject({
      proof: 'MANUAL',
      secondClerk: 'zhao.qiming',
      mobile: '13800000517',
    })
  })

  it('shows a refused person at the field and keeps what was typed', async () => {
    const errors = [{ field: 'name', message: '姓名和号码对不上' }]
    const { wrapper, at, person } = await open({
      [PERSONS]: refusal(422, 'parties.differ', '没有通过核对', { errors }),
    })
    await person()
    expect(wrapper.get('.errsum').text()).toContain('姓名和号码对不上')
    expect((at('name').element as HTMLInputElement).value).toBe('李广田')
  })

  it('names everything that is missing before it is read out, and leads there', async () => {
    const { wrapper, at, person, item, send } = await open()
    await person()
    await item()
    await at('firm').findAll('input')[1]?.setValue(true)
    await send('#step-2 form')
    expect(wrapper.findAll('.errsum li').map((it) => it.text())).toEqual([
      '信用代码要 18 位，没有 I、O、S、V、Z',
      '请填企业或其他组织的名称',
      '请选一项：现场制作吗？',
      '请填写经营场所',
      '还没有收：材料 rules',
    ])
    await wrapper.findAll('.errsum a')[3]?.trigger('click')
    expect(document.activeElement?.id).toBe('form.premises')
    await at('firm.creditCode').setValue('91350100M0001TGQXM')
    expect(wrapper.text()).toContain('末位校验不符')
  })

  it('a refused application goes back to its fields with everything kept, and a repeat after a lost answer is the same act', async () => {
    const errors = [{ field: 'premises', message: '这个地址不在本区' }]
    const { wrapper, at, person, item, fill, send, fetch } = await open({
      [CASES]: [new TypeError('lost'), refusal(422, 'acceptance.form', '没有收下', { errors }), answers[CASES]],
    })
    await person()
    await item()
    await fill()
    const go = async (): Promise<void> => {
      await send('#step-2 form')
      await wrapper.get('#step-3 .primary').trigger('click')
      await flushPromises()
    }
    await go()
    expect(wrapper.get('.errsum').text()).toContain('连不上服务器')
    await go()
    expect(at('form.premises').attributes('aria-invalid')).toBe('true')
    expect((at('form.premises').element as HTMLInputElement).value).toBe('丹凤街 88 号')
    await go()
    const keys = fetch.mock.calls
      .filter((it) => it[0] === '/api/acceptance/window/cases')
      .map((it) => (it[1]?.headers as Record<string, string>)['Idempotency-Key'])
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
    expect(wrapper.find('.bignumber').exists()).toBe(true)
  })

  it('goes on with a draft that was begun on line', async () => {
    const { wrapper, at, send, post } = await open({
      'POST /api/acceptance/window/drafts': {
        body: {
          person: { id: 'p7', name: '王*' },
          taskCode: 't1',
          situations: { made: 'yes' },
          form: { premises: '珠江路 1 号' },
          materials: { layout: ['f1', 'f2'], licence: 'LICENCE' },
        },
      },
    })
    await send('.or form')
    expect(wrapper.get('.or .errsum').text()).toContain('请填续办码')
    await at('draft-code').setValue(' K7QF-9M2X ')
    await send('.or form')
    expect(post('/api/acceptance/window/drafts').body).toEqual({ code: 'K7QF-9M2X' })
    expect(at('step-0').text()).toContain('王*')
    expect((at('form.premises').element as HTMLInputElement).value).toBe('珠江路 1 号')
    expect(at('materials.layout').text()).toContain('网上已传的文件 2')
  })

  it('says when nothing is found, and when the guide cannot be read', async () => {
    const { wrapper, person, at, send } = await open({
      'GET /api/acceptance/window/items': [
        { body: { rows: [], next: null } },
        answers['GET /api/acceptance/window/items'],
      ],
      'GET /api/acceptance/window/guides/t1': refusal(503, 'catalog.away', '指南取不到'),
    })
    await person()
    await at('item-words').setValue('什么也不是')
    await send('.finditem form')
    expect(wrapper.get('.finditem [role="status"]').text()).toContain('没有找到')
    await send('.finditem form')
    await wrapper.get('.hits button').trigger('click')
    await flushPromises()
    expect(wrapper.get('.finditem [role="alert"]').text()).toContain('指南取不到')
  })

  it('loses nothing on another page of the desk, warns before the window closes, and starts empty for another account', async () => {
    const add = vi.spyOn(window, 'addEventListener')
    const { wrapper, person } = await open()
    await person()
    expect(add.mock.calls.some(([name]) => name === 'beforeunload')).toBe(true)
    const desk = useWindowDesk()
    wrapper.unmount()
    expect(desk.person?.id).toBe('p9')
    useSession().session.account = 'someone.else'
    await flushPromises()
    expect([desk.person, desk.typed.name]).toEqual([null, ''])
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toMatch(/李|11010519/)
  })

  it('asks before it clears, with the name', async () => {
    const { wrapper, person } = await open()
    await person()
    await wrapper.get('.headline .btn').trigger('click')
    await flushPromises()
    expect(wrapper.get('dialog').text()).toContain('清空“李*田”没办完的？')
    await wrapper.get('dialog form').trigger('submit')
    await flushPromises()
    expect(useWindowDesk().person).toBeNull()
    expect(wrapper.find('.who').exists()).toBe(true)
  })
})

describe('what has to be handed in', () => {
  it.each([
    [{}, ['application', 'licence', 'rules', 'photo']],
    [{ made: 'yes' }, ['application', 'licence', 'layout', 'rules', 'photo']],
    [{ made: 'no' }, ['application', 'licence', 'photo']],
  ])('follows the answers %j', (given, keys) => {
    expect(applicable(guide.materials, guide.situations, given).map((it) => it.key)).toEqual(keys)
  })

  it('is sent as files, as a way, or not at all', () => {
    const handed = {
      licence: fromHandedIn(['f1'], (n) => `${n}`),
      rules: { way: 'LATER' as const, files: [] },
      photo: { way: 'NONE' as const, files: [] },
    }
    expect(asHandedIn(guide.materials, handed)).toEqual({ licence: ['f1'], rules: 'LATER' })
  })
})
