import { describe, expect, it } from 'vitest'
import { answers, blank, missing, sameAction, type Action, type ActionField } from './actions'

const field = (key: string, type: ActionField['type'], required = true): ActionField => ({
  key,
  label: key,
  type,
  options: [],
  required,
  hint: null,
})
const all = (['text', 'textarea', 'date', 'datetime', 'number', 'select', 'members', 'lines', 'checkbox'] as const).map(
  (type) => field(type, type),
)

describe('the answers to an action', () => {
  it('begin empty', () => {
    expect(blank(all)).toMatchObject({ text: '', members: [], lines: [''], checkbox: false })
  })

  it('are sent as the server reads them', () => {
    const sent = answers(all, {
      text: ' 看过 ',
      textarea: '',
      date: '2026-12-01',
      datetime: '2026-12-01T09:30',
      number: '10',
      select: 'GRANT',
      members: ['m1', 'm2'],
      lines: ['缺布局图 ', '', '缺租赁合同'],
      checkbox: true,
    })
    expect(sent).toEqual({
      text: '看过',
      textarea: null,
      date: '2026-12-01',
      datetime: '2026-12-01T01:30:00.000Z',
      number: 10,
      select: 'GRANT',
      members: ['m1', 'm2'],
      lines: ['缺布局图', '缺租赁合同'],
      checkbox: true,
    })
  })

  it('leave a number that is none to the server, so that it says what is wrong', () => {
    expect(answers([field('n', 'number')], { n: '十' })).toEqual({ n: '十' })
  })

  it('must not lack what is required', () => {
    const say = (it: ActionField): string => `填${it.label}`
    expect(missing(all, blank(all), say).map((it) => it.field)).toEqual(all.map((it) => it.key))
    expect(missing([field('x', 'text', false), field('lines', 'lines')], { x: '', lines: ['甲'] }, say)).toEqual([])
    expect(missing([field('lines', 'lines')], { lines: [' '] }, say)).toEqual([{ field: 'lines', message: '填lines' }])
  })

  it('belong to one step', () => {
    const one: Action = {
      key: 'review',
      step: 'a',
      label: '',
      hotkey: null,
      consequence: null,
      danger: false,
      fields: [],
    }
    expect([sameAction(one, { ...one, label: '审查' }), sameAction(one, { ...one, step: 'b' })]).toEqual([true, false])
  })
})
