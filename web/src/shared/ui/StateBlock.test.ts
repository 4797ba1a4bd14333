import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { Problem } from '@/shared/api/problem'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import StateBlock from './StateBlock.vue'

afterEach(() => vi.useRealTimers())

describe('a list with nothing to show', () => {
  it('draws bones first, speaks after two seconds, offers a way out after eight', async () => {
    vi.useFakeTimers()
    const { wrapper } = await draw(StateBlock, {
      props: { loading: true },
      slots: { slow: '<a href="#x">先看别的</a>' },
    })
    expect(wrapper.get('[role="status"]').classes()).toContain('sr')
    vi.advanceTimersByTime(2000)
    await nextTick()
    expect(wrapper.get('[role="status"]').classes()).not.toContain('sr')
    vi.advanceTimersByTime(6000)
    await nextTick()
    expect(wrapper.text()).toContain('比平时慢')
    expect(wrapper.text()).toContain('先看别的')
    vi.useRealTimers()
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('says what is empty and what to do', async () => {
    const { wrapper } = await draw(StateBlock, {
      props: { empty: '超期的没有了', hint: '另外有 4 件临期' },
      slots: { default: '<button>看临期的</button>' },
    })
    expect(wrapper.text()).toMatch(/超期的没有了.*另外有 4 件临期.*看临期的/s)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('names the trouble with its trace number and can try again', async () => {
    const problem = new Problem({
      type: 'x',
      title: '受理没有成功',
      detail: '办件没有变动',
      status: 503,
      traceId: 't-1',
    })
    const { wrapper } = await draw(StateBlock, { props: { problem } })
    expect(wrapper.text()).toMatch(/受理没有成功.*办件没有变动.*t-1/s)
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.btn.primary').trigger('click')
    expect(wrapper.emitted('retry')).toHaveLength(1)
  })

  it('does not offer to try again what is not allowed', async () => {
    const problem = new Problem({ type: 'x', title: '这件归秦淮区', status: 403 })
    const { wrapper } = await draw(StateBlock, { props: { problem } })
    expect(wrapper.find('.btn.primary').exists()).toBe(false)
    expect(wrapper.text()).toContain('请本单位的管理员授权')
    expect(await findings(wrapper.element)).toEqual([])
  })
})
