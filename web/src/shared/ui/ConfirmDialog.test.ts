import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import ConfirmDialog from './ConfirmDialog.vue'

const props = {
  open: true,
  title: '撤销“南京北门桥小吃店”的食品经营许可证？',
  consequence: '即刻失效，不能恢复。',
  confirmLabel: '撤销许可证',
  cancelLabel: '不撤销',
  danger: true,
}

describe('asking before what is hard to undo', () => {
  it('names the object and the consequence, and by default does nothing', async () => {
    const { wrapper } = await draw(ConfirmDialog, { props })
    await flushPromises()
    expect((wrapper.element as HTMLDialogElement).open).toBe(true)
    expect(wrapper.get('h2').text()).toContain('南京北门桥小吃店')
    expect(document.activeElement?.textContent).toBe('不撤销')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('button[type="button"]').trigger('click')
    expect(wrapper.emitted('cancel')).toHaveLength(1)
    expect(wrapper.emitted('update:open')).toEqual([[false]])
    expect(wrapper.emitted('confirm')).toBeUndefined()
  })

  it('wants the reason and the repeated number first', async () => {
    const { wrapper } = await draw(ConfirmDialog, {
      props: { ...props, reasonLabel: '理由', repeat: '1564', repeatLabel: '证号末 4 位' },
    })
    const go = wrapper.get('.btn.danger')
    await wrapper.get('textarea').setValue('合同系伪造')
    await wrapper.get('input').setValue('15')
    expect(go.attributes('disabled')).toBeDefined()
    await wrapper.get('form').trigger('submit')
    expect(wrapper.emitted('confirm')).toBeUndefined()
    await wrapper.get('input').setValue('1564')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('form').trigger('submit')
    expect(wrapper.emitted('confirm')).toEqual([['合同系伪造']])
  })

  it('begins empty each time it opens', async () => {
    const { wrapper } = await draw(ConfirmDialog, { props: { ...props, reasonLabel: '理由' } })
    await wrapper.get('textarea').setValue('旧的理由')
    await wrapper.setProps({ open: false })
    await wrapper.setProps({ open: true })
    expect(wrapper.get('textarea').element.value).toBe('')
  })
})
