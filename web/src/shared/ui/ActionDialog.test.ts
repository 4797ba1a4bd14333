import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { Problem } from '@/shared/api/problem'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import ActionBar from './ActionBar.vue'
import ActionDialog from './ActionDialog.vue'
import { blank, type Action, type ActionField } from './actions'

const field = (key: string, type: ActionField['type'], more: Partial<ActionField> = {}): ActionField => ({
  key,
  label: `${key}怎么写`,
  type,
  options: [],
  required: true,
  hint: null,
  ...more,
})
const options = [
  { value: 'A', label: '甲' },
  { value: 'B', label: '乙' },
]
const action = (more: Partial<Action> = {}): Action => ({
  key: 'refusal',
  label: '不予受理',
  hotkey: 'X',
  consequence: '写明理由',
  danger: false,
  step: 's1',
  fields: [],
  ...more,
})
const refused = (status: number, more: object = {}): Problem =>
  new Problem({ type: 'urn:zhengtong:problem:x', title: '没有办成', status, ...more })

interface Told {
  send?: (answers: Record<string, unknown>, key: string) => Promise<unknown>
  refresh?: () => Promise<string[]>
  gone?: boolean
}
const open = async (it: Action, told: Told = {}) => {
  const values = ref(blank(it.fields))
  const closed = vi.fn()
  const done = vi.fn()
  const host = defineComponent(
    () => () =>
      h(ActionDialog, {
        action: it,
        subject: '食品经营许可 · 某茶饮',
        send: () => Promise.resolve(),
        refresh: () => Promise.resolve([]),
        ...told,
        modelValue: values.value,
        'onUpdate:modelValue': (now: typeof values.value) => (values.value = now),
        onClose: closed,
        onDone: done,
      }),
  )
  const { wrapper } = await draw(host)
  await flushPromises()
  const submit = async (): Promise<void> => {
    await wrapper.get('form').trigger('submit')
    await flushPromises()
  }
  return { wrapper, values, closed, done, submit }
}

describe('the dialog of an action', () => {
  it('names verb, object and consequence, and one key does it', async () => {
    const send = vi.fn(() => Promise.resolve())
    const { wrapper, done, submit } = await open(action({ label: '受理' }), { send })
    expect(wrapper.get('h2').text()).toBe('受理：食品经营许可 · 某茶饮')
    expect(wrapper.get('.conseq').text()).toBe('写明理由')
    expect(document.activeElement?.textContent).toContain('受理')
    expect(await findings(wrapper.element)).toEqual([])
    await submit()
    expect(send).toHaveBeenCalledWith({}, expect.stringMatching(/^[0-9a-f-]{36}$/))
    expect(done).toHaveBeenCalledOnce()
  })

  it('asks before what is dangerous, with the focus on leaving it', async () => {
    const { wrapper, closed } = await open(action({ danger: true }))
    expect(wrapper.get('dialog').attributes('role')).toBe('alertdialog')
    expect(wrapper.get('h2').text()).toBe('不予受理“食品经营许可 · 某茶饮”？')
    expect(document.activeElement?.textContent?.trim()).toBe('不做了')
    await wrapper.get('dialog').trigger('cancel')
    expect(closed).toHaveBeenCalledOnce()
  })

  it('draws every kind of question', async () => {
    const { wrapper, values } = await open(
      action({
        fields: [
          field('reasons', 'textarea', { hint: '当事人看得到' }),
          field('missing', 'lines', { options: [{ value: '缺布局图', label: '缺布局图' }] }),
          field('officers', 'members', { options }),
          field('conclusion', 'select', { options }),
          field('office', 'select', {
            options: [...options, ...options, ...options].map((it, i) => ({ ...it, value: `${i}` })),
          }),
          field('days', 'number'),
          field('on', 'date'),
          field('at', 'datetime'),
          field('note', 'text', { required: false }),
          field('passed', 'checkbox'),
        ],
      }),
    )
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('#reasons').setValue('理由')
    await wrapper.get('.presets button').trigger('click')
    for (const box of wrapper.findAll('#officers input')) await box.setValue(true)
    await wrapper.findAll('#conclusion input')[1]?.setValue(true)
    await wrapper.get('#office').setValue('4')
    await wrapper.get('#days').setValue('10')
    await wrapper.get('#at').setValue('2026-12-01T09:00')
    await wrapper.get('#passed input').setValue(true)
    expect(values.value).toMatchObject({
      reasons: '理由',
      missing: ['缺布局图'],
      officers: ['A', 'B'],
      conclusion: 'B',
      office: '4',
      days: '10',
      at: '2026-12-01T09:00',
      passed: true,
    })
    expect(wrapper.text()).toContain('note怎么写（可不填）')
  })

  it('names what is missing before anything is sent, and leads there', async () => {
    const send = vi.fn(() => Promise.resolve())
    const { wrapper, submit } = await open(action({ fields: [field('reasons', 'textarea')] }), { send })
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(wrapper.get('.errsum').text()).toMatch(/还差 1 处.*还没有填：reasons怎么写/s)
    await wrapper.get('.errsum a').trigger('click')
    expect(document.activeElement?.id).toBe('reasons')
  })

  it('keeps what was typed when refused, marks the field, and repeats the same key', async () => {
    const keys: string[] = []
    const send = (_: unknown, key: string): Promise<void> => {
      keys.push(key)
      const errors = [{ field: 'reasons', message: '理由至少 10 个字' }]
      return keys.length === 1 ? Promise.reject(refused(422, { errors })) : Promise.resolve()
    }
    const { wrapper, done, submit } = await open(action({ fields: [field('reasons', 'textarea')] }), { send })
    await wrapper.get('#reasons').setValue('太短')
    await submit()
    expect(wrapper.get('#reasons').attributes('aria-invalid')).toBe('true')
    expect((wrapper.get('#reasons').element as HTMLTextAreaElement).value).toBe('太短')
    expect(document.activeElement?.classList).toContain('errsum')
    expect(await findings(wrapper.element)).toEqual([])
    await submit()
    expect(keys).toEqual([keys[0], keys[0]])
    expect(done).toHaveBeenCalledOnce()
  })

  it('tells who was faster and loses nothing', async () => {
    const { wrapper, submit } = await open(action({ fields: [field('reasons', 'textarea')] }), {
      send: () => Promise.reject(refused(409)),
      refresh: () => Promise.resolve(['11-23 10:31 赵启明 领办']),
    })
    await wrapper.get('#reasons').setValue('不归本局管')
    await submit()
    expect(wrapper.get('.errsum').text()).toContain('刚才有人办过这件')
    expect(wrapper.get('.meanwhile').text()).toBe('11-23 10:31 赵启明 领办')
    expect((wrapper.get('#reasons').element as HTMLTextAreaElement).value).toBe('不归本局管')
    expect(wrapper.find('[aria-busy] .btn.primary').exists()).toBe(true)
  })

  it('cannot be sent once the action is gone', async () => {
    const send = vi.fn(() => Promise.resolve())
    const { wrapper, submit } = await open(action(), { send, gone: true })
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(wrapper.findAll('.btns .btn').map((it) => it.text())).toEqual(['知道了'])
  })

  it('is sent once by an impatient finger, and from a long text by Ctrl and Enter', async () => {
    const send = vi.fn(() => new Promise<void>(() => undefined))
    const { wrapper } = await open(action({ fields: [field('reasons', 'textarea')] }), { send })
    await wrapper.get('#reasons').setValue('理由')
    await wrapper.get('#reasons').trigger('keydown', { key: 'Enter' })
    expect(send).not.toHaveBeenCalled()
    await wrapper.get('#reasons').trigger('keydown', { key: 'Enter', ctrlKey: true })
    await wrapper.get('form').trigger('submit')
    expect(send).toHaveBeenCalledOnce()
  })
})

describe('the bar of actions', () => {
  const many = [
    action({ key: 'refusal', danger: true }),
    action({ key: 'acceptance', label: '受理', hotkey: 'S', consequence: '至 12-07' }),
    action({ key: 'supplement-notice', label: '一次性补正', hotkey: 'B' }),
    action({ key: 'withdrawal', label: '撤回', hotkey: null }),
  ]

  it('puts the one that carries on at the right as the only primary one, the rare ones in a menu', async () => {
    const { wrapper } = await draw(ActionBar, { props: { actions: many } })
    const shown = wrapper.findAll('.act')
    expect(shown.at(-1)?.text()).toMatch(/受理\s*S\s*至 12-07/)
    expect(shown.at(-1)?.attributes('aria-keyshortcuts')).toBe('S')
    expect(wrapper.findAll('.primary')).toHaveLength(1)
    expect(wrapper.get('.dropped').text()).toContain('撤回')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.dropped button').trigger('click')
    await shown.at(-1)?.trigger('click')
    expect(wrapper.findComponent(ActionBar).emitted('act')).toMatchObject([
      [{ key: 'withdrawal' }],
      [{ key: 'acceptance' }],
    ])
  })

  it('never makes a dangerous one the primary one', async () => {
    const { wrapper } = await draw(ActionBar, { props: { actions: many.slice(0, 1) } })
    expect(wrapper.find('.primary').exists()).toBe(false)
  })
})
