import { describe, expect, it } from 'vitest'
import { computed, defineComponent, h, provide, ref } from 'vue'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { FORM_ERRORS } from './formErrors'
import { filled, kindOf, schemaErrors, type JsonSchema, type SchemaValues } from './schema'
import SchemaForm from './SchemaForm.vue'

const long = ['南京', '无锡', '徐州', '常州', '苏州', '南通', '连云港']
const schema: JsonSchema = {
  type: 'object',
  required: ['premises', 'businesses', 'area', 'form', 'employs', 'opening'],
  properties: {
    premises: { type: 'string', title: '经营场所', description: '写到门牌号。', minLength: 5, maxLength: 100 },
    businesses: {
      type: 'array',
      title: '经营项目',
      items: { type: 'string', enum: ['饮品', '热食', '冷食'] },
      minItems: 1,
      uniqueItems: true,
    },
    area: { type: 'number', title: '面积', exclusiveMinimum: 0, maximum: 1000 },
    tables: { type: 'integer', title: '餐桌数', minimum: 0 },
    form: { type: 'string', title: '组织形式', enum: ['个体', '公司'] },
    city: { type: 'string', title: '城市', enum: long },
    employs: { type: 'boolean', title: '雇人吗' },
    opening: { type: 'string', title: '开业日期', format: 'date' },
    account: { type: 'string', title: '账号', pattern: '^[0-9]{12,25}$' },
    remark: { type: 'string', title: '说明', maxLength: 500 },
    streets: { type: 'array', title: '街道', items: { type: 'string' } },
    keeper: {
      type: 'object',
      title: '负责人',
      required: ['name'],
      properties: { name: { type: 'string', title: '姓名', minLength: 2 } },
    },
    partners: {
      type: 'array',
      title: '合伙人',
      items: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '名字' } } },
    },
  },
}
const say = (key: string, values: Record<string, string | number>): string =>
  `${key} ${values['title']} ${values['n'] ?? ''}`.trim()

const open = async (start: SchemaValues = {}, errors: { field: string; message: string }[] = []) => {
  const values = ref<SchemaValues>(start)
  const host = defineComponent(() => {
    provide(
      FORM_ERRORS,
      computed(() => errors),
    )
    return () =>
      h(SchemaForm, {
        schema,
        path: 'form',
        modelValue: values.value,
        'onUpdate:modelValue': (now: SchemaValues) => (values.value = now),
      })
  })
  const { wrapper } = await draw(host)
  return { wrapper, values, at: (name: string) => wrapper.get(`[id="form.${name}"]`) }
}

describe('a form made from a schema', () => {
  it('asks for each value by its kind, with label and help, without accessibility findings', async () => {
    const { wrapper, at } = await open({ partners: [{ name: '甲' }] })
    expect(at('premises').attributes('aria-describedby')).toBe('form.premises-h')
    expect(at('city').element.tagName).toBe('SELECT')
    expect(at('remark').element.tagName).toBe('TEXTAREA')
    expect(at('opening').attributes('type')).toBe('date')
    expect(at('form').findAll('input[type="radio"]')).toHaveLength(2)
    expect(at('keeper').get('legend').text()).toBe('负责人')
    expect(wrapper.text()).toContain('餐桌数（可不填）')
    expect(wrapper.text()).not.toContain('经营场所（可不填）')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('hands back texts, numbers, truth, choices and what is nested', async () => {
    const { wrapper, values, at } = await open()
    await at('premises').setValue('丹凤街 88 号')
    await at('businesses').findAll('input')[2]?.setValue(true)
    await at('businesses').findAll('input')[0]?.setValue(true)
    await at('area').setValue('1,046.5')
    await at('tables').setValue('十')
    await at('form').findAll('input')[1]?.setValue(true)
    await at('employs').findAll('input')[1]?.setValue(true)
    await at('keeper.name').setValue('陈佳禾')
    await at('streets').get('input').setValue('丹凤街')
    await at('partners').get('.addline').trigger('click')
    await at('partners.0.name').setValue('李四')
    expect(values.value).toMatchObject({
      premises: '丹凤街 88 号',
      businesses: ['饮品', '冷食'],
      area: 1046.5,
      tables: '十',
      form: '公司',
      employs: false,
      keeper: { name: '陈佳禾' },
      streets: ['丹凤街'],
      partners: [{ name: '李四' }],
    })
    await wrapper.get('[id="form.partners"] .nested .btn').trigger('click')
    expect(values.value['partners']).toEqual([])
  })

  it('leaves a number alone while it is typed', async () => {
    const { at, values } = await open({ area: 46 })
    const input = at('area').element as HTMLInputElement
    expect(input.value).toBe('46')
    await at('area').setValue('46.')
    expect([input.value, values.value['area']]).toEqual(['46.', 46])
  })

  it('shows a refusal at its field, also at one that has several controls', async () => {
    const { wrapper, at } = await open({}, [
      { field: 'form.premises', message: '写到门牌号' },
      { field: 'form.businesses', message: '至少选一项' },
    ])
    expect(at('premises').attributes('aria-invalid')).toBe('true')
    expect(at('businesses').classes()).toContain('err')
    expect(at('businesses').attributes('aria-describedby')).toBe('form.businesses-e')
    expect(await findings(wrapper.element)).toEqual([])
  })
})

describe('the rules of a schema', () => {
  const wrong = (values: SchemaValues): string[] => schemaErrors(schema, values, 'form', say).map((it) => it.message)
  const good: SchemaValues = {
    premises: '丹凤街 88 号',
    businesses: ['饮品'],
    area: 46.5,
    form: '个体',
    employs: false,
    opening: '2026-12-01',
  }

  it('are kept by a good form; what is optional may be absent', () => {
    expect(wrong(good)).toEqual([])
  })

  it('ask for what is required, in the order of the page', () => {
    expect(schemaErrors(schema, {}, 'form', say)).toEqual([
      { field: 'form.premises', message: 'schema.fill 经营场所' },
      { field: 'form.businesses', message: 'schema.choose 经营项目' },
      { field: 'form.area', message: 'schema.fill 面积' },
      { field: 'form.form', message: 'schema.choose 组织形式' },
      { field: 'form.employs', message: 'schema.choose 雇人吗' },
      { field: 'form.opening', message: 'schema.choose 开业日期' },
    ])
  })

  it.each([
    [{ premises: '街' }, 'schema.short 经营场所 5'],
    [{ remark: '字'.repeat(501) }, 'schema.long 说明 500'],
    [{ area: 0 }, 'schema.above 面积 0'],
    [{ area: 1001 }, 'schema.most 面积 1000'],
    [{ area: '四十' }, 'schema.number 面积'],
    [{ tables: 1.5 }, 'schema.integer 餐桌数'],
    [{ tables: -1 }, 'schema.least 餐桌数 0'],
    [{ form: '合伙' }, 'schema.choose 组织形式'],
    [{ opening: '明天' }, 'schema.date 开业日期'],
    [{ account: '12' }, 'schema.shape 账号'],
    [{ keeper: { name: '陈' } }, 'schema.short 姓名 2'],
    [{ partners: [{ name: '' }] }, 'schema.fill 名字'],
  ])('refuse %j', (part, message) => {
    expect(wrong({ ...good, ...part })).toEqual([message])
  })

  it('do not count what was left empty', () => {
    expect(
      filled({ a: ' 甲 ', b: '', c: [], d: ['', '乙'], e: {}, f: { g: '' }, h: 0, i: false, j: [{ k: '' }] }),
    ).toEqual({
      a: '甲',
      d: ['乙'],
      h: 0,
      i: false,
      j: [{}],
    })
    expect(kindOf({ type: 'array', items: { type: 'object' } })).toBe('list')
    expect(kindOf({ oneOf: [{ const: 'a', title: '甲' }] })).toBe('choice')
  })
})
