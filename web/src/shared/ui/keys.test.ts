import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import KeyHelp from './KeyHelp.vue'
import LinesInput from './LinesInput.vue'
import { switchHotkeys, useHotkeys } from './useHotkeys'

const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

describe('single keys', () => {
  afterEach(() => switchHotkeys(true))
  const page = (act: () => void) =>
    defineComponent(() => {
      useHotkeys(() => ({ s: act }))
      return () => h('div', [h('input', { id: 'text' }), h('input', { id: 'box', type: 'radio' })])
    })

  it('work on the page and on a choice, but not where one types, nor with Ctrl, nor behind a dialog', async () => {
    const act = vi.fn()
    const { wrapper } = await draw(page(act))
    press(window, 'S')
    press(wrapper.get('#box').element, 's')
    expect(act).toHaveBeenCalledTimes(2)
    press(wrapper.get('#text').element, 's')
    press(window, 's', { ctrlKey: true })
    press(window, 's', { repeat: true })
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    press(window, 's')
    expect(act).toHaveBeenCalledTimes(2)
    document.querySelector('dialog')?.remove()
    wrapper.unmount()
    press(window, 's')
    expect(act).toHaveBeenCalledTimes(2)
  })

  it('can be switched off, and it is remembered', async () => {
    const act = vi.fn()
    await draw(page(act))
    switchHotkeys(false)
    press(window, 's')
    expect(act).not.toHaveBeenCalled()
    expect(localStorage.getItem('zhengtong.hotkeys')).toBe('off')
  })

  it('are listed with their switch', async () => {
    const { wrapper } = await draw(KeyHelp, { props: { hints: [{ keys: ['J', 'K'], text: '下一件、上一件' }] } })
    expect(wrapper.findAll('kbd').map((it) => it.text())).toEqual(['J', 'K'])
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('input').setValue(false)
    expect(localStorage.getItem('zhengtong.hotkeys')).toBe('off')
    await wrapper.get('.btn').trigger('click')
    expect(wrapper.findComponent(KeyHelp).emitted('close')).toHaveLength(1)
  })
})

describe('several short texts', () => {
  it('begin with Enter, go with Backspace, and take what is offered', async () => {
    const lines = ref([''])
    const host = defineComponent(
      () => () =>
        h(LinesInput, {
          name: 'missing',
          label: '要补正的',
          presets: [{ value: '缺布局图', label: '缺布局图' }],
          modelValue: lines.value,
          'onUpdate:modelValue': (now: string[]) => (lines.value = now),
        }),
    )
    const { wrapper } = await draw(host)
    await wrapper.get('input').setValue('缺合同')
    await wrapper.get('input').trigger('keydown', { key: 'Enter' })
    expect(lines.value).toEqual(['缺合同', ''])
    await wrapper.vm.$nextTick()
    expect(document.activeElement).toBe(wrapper.findAll('input')[1]?.element)
    expect(wrapper.findAll('input')[1]?.attributes('aria-label')).toBe('要补正的，第 2 条')
    await wrapper.findAll('input')[1]?.trigger('keydown', { key: 'Backspace' })
    expect(lines.value).toEqual(['缺合同'])
    await wrapper.get('.presets button').trigger('click')
    expect(lines.value).toEqual(['缺合同', '缺布局图'])
    expect(wrapper.find('.presets').exists()).toBe(false)
    await wrapper.findAll('.lines button')[0]?.trigger('click')
    expect(lines.value).toEqual(['缺布局图'])
    expect(await findings(wrapper.element.parentElement as Element)).toEqual([])
  })
})
