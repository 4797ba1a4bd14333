import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import AppField from './AppField.vue'
import FormDialog from './FormDialog.vue'
import LookUp, { type Choice } from './LookUp.vue'

const choices: Choice[] = [
  { value: '320102-MARKET', label: '玄武区市场监督管理局', detail: '320102-MARKET' },
  { value: '320104-MARKET', label: '秦淮区市场监督管理局' },
]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

const open = async (find: (words: string) => Promise<Choice[]>) => {
  const chosen = ref<Choice | null>(null)
  const host = defineComponent(
    () => () =>
      h(
        AppField,
        { name: 'body', label: '机关' },
        {
          default: ({ control }: { control: { id: string } }) =>
            h(LookUp, {
              ...control,
              find,
              modelValue: chosen.value,
              'onUpdate:modelValue': (now) => (chosen.value = now),
            }),
        },
      ),
  )
  const { wrapper } = await draw(host)
  const input = wrapper.get('input')
  const type = async (words: string): Promise<void> => {
    await input.setValue(words)
    await vi.advanceTimersByTimeAsync(200)
    await flushPromises()
  }
  const key = (name: string): Promise<void> => input.trigger('keydown', { key: name })
  return { wrapper, input, chosen, type, key }
}

describe('looking up one of very many', () => {
  it('asks once after a pause and is chosen by arrows and Enter', async () => {
    const find = vi.fn(() => Promise.resolve(choices))
    const { wrapper, input, chosen, type, key } = await open(find)
    await input.setValue('市场')
    await type('市场监')
    expect(find).toHaveBeenCalledOnce()
    expect(input.attributes()).toMatchObject({
      'aria-expanded': 'true',
      'aria-activedescendant': 'body-0',
      name: 'body',
    })
    await key('ArrowDown')
    await key('ArrowDown')
    expect(input.attributes('aria-activedescendant')).toBe('body-1')
    vi.useRealTimers()
    expect(await findings(wrapper.element)).toEqual([])
    await key('Enter')
    expect(chosen.value?.value).toBe('320104-MARKET')
    expect((input.element as HTMLInputElement).value).toBe('秦淮区市场监督管理局')
    expect(input.attributes('aria-expanded')).toBe('false')
  })

  it('what is typed over is no longer chosen', async () => {
    const { wrapper, chosen, type } = await open(() => Promise.resolve(choices))
    await type('市场')
    await wrapper.findAll('[role="option"]')[0]?.trigger('click')
    expect(chosen.value?.value).toBe('320102-MARKET')
    await type('市场监')
    expect(chosen.value).toBeNull()
  })

  it('says when nothing is found or nobody answers, and closes with Escape', async () => {
    const find = vi.fn().mockResolvedValueOnce([]).mockRejectedValueOnce(new TypeError('lost'))
    const { wrapper, input, type, key } = await open(find)
    await type('无')
    expect(wrapper.get('[role="status"]').text()).toBe('没有找到')
    await type('无此')
    expect(wrapper.get('[role="status"]').text()).toBe('连不上服务器')
    await key('Escape')
    expect(input.attributes('aria-expanded')).toBe('false')
  })
})

describe('a form over the page', () => {
  it('takes the focus, sends, and is left without sending', async () => {
    vi.useRealTimers()
    const send = vi.fn(() => Promise.resolve())
    const { wrapper } = await draw(FormDialog, {
      props: { title: '录用', label: '录用', send },
      slots: { default: '<input aria-label="账号">' },
    })
    await flushPromises()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('账号')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.formfoot .btn:not(.primary)').trigger('click')
    expect(send).not.toHaveBeenCalled()
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.findComponent(FormDialog).emitted()).toMatchObject({ close: [[]], done: [[]] })
  })
})
