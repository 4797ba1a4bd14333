import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { Problem } from '@/shared/api/problem'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import AppField from './AppField.vue'
import AppForm from './AppForm.vue'
import ErrorSummary from './ErrorSummary.vue'

const refused = new Problem({
  type: 'urn:zhengtong:problem:x.invalid',
  title: '还差 1 处',
  status: 422,
  errors: [{ field: 'mobile', message: '手机号少了 1 位' }],
})

const form = (send: (key: string) => Promise<unknown>) =>
  defineComponent(
    () => () =>
      h(
        AppForm,
        { send, label: '提交' },
        {
          default: () =>
            h(
              AppField,
              { name: 'mobile', label: '手机', hint: '约时间会打这个电话' },
              { default: ({ control }: { control: object }) => h('input', control) },
            ),
        },
      ),
  )
const submit = async (wrapper: Awaited<ReturnType<typeof draw>>['wrapper']): Promise<void> => {
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}

describe('a form of the desk', () => {
  it('puts the refusal at the top, takes the focus there and marks the field', async () => {
    const { wrapper } = await draw(form(() => Promise.reject(refused)))
    await submit(wrapper)
    expect(document.activeElement?.classList).toContain('errsum')
    const input = wrapper.get('input')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(input.attributes('aria-describedby')).toBe('mobile-h mobile-e')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.errsum a').trigger('click')
    expect(document.activeElement).toBe(input.element)
  })

  it('keeps the key while nobody knows whether it was done, and takes a new one afterwards', async () => {
    const keys: string[] = []
    const send = vi.fn((key: string): Promise<void> => {
      keys.push(key)
      if (keys.length === 1) return Promise.reject(new TypeError('lost'))
      return keys.length === 3 ? Promise.reject(refused) : Promise.resolve()
    })
    const { wrapper } = await draw(form(send))
    for (let time = 0; time < 4; time++) await submit(wrapper)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[1])
    expect(keys[3]).not.toBe(keys[2])
  })

  it('is not sent twice by an impatient finger', async () => {
    let finish: () => void = () => undefined
    const send = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    const { wrapper } = await draw(form(send))
    await wrapper.get('form').trigger('submit')
    await wrapper.get('form').trigger('submit')
    expect(send).toHaveBeenCalledOnce()
    expect(wrapper.get('button').attributes('disabled')).toBeDefined()
    finish()
    await flushPromises()
    expect(wrapper.findComponent(AppForm).emitted('done')).toHaveLength(1)
  })
})

describe('an error summary', () => {
  it('shows the trace number only when it is our fault', async () => {
    const ours = new Problem({ type: 'x', title: '出错了', status: 500, traceId: 't-9' })
    const { wrapper } = await draw(ErrorSummary, { props: { problem: ours } })
    expect(wrapper.text()).toContain('t-9')
    await wrapper.setProps({ problem: new Problem({ type: 'x', title: '出错了', status: 422, traceId: 't-9' }) })
    expect(wrapper.text()).not.toContain('t-9')
    await wrapper.setProps({ problem: null })
    expect(wrapper.find('.errsum').exists()).toBe(false)
  })
})
