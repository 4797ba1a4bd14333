import { flushPromises, mount } from '@vue/test-utils'
import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import { createMessages } from '@/shared/messages'
import PagedTable from './PagedTable.vue'
import StateBlock from './StateBlock.vue'
import StatusMark from './StatusMark.vue'

const global = { plugins: [createMessages('zh-CN')] }

const violations = async (element: Element): Promise<string[]> => {
  document.body.replaceChildren(element)
  const result = await axe.run(element, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })
  return result.violations.map((it) => it.id)
}

describe('a paged table', () => {
  const columns = [{ key: 'code', title: '代码' }]
  const page = (from: number, next: string | null) => ({ rows: [{ code: `${from}` }, { code: `${from + 1}` }], next })

  it('reads the next page from where the last one ended', async () => {
    const load = vi.fn().mockResolvedValueOnce(page(1, 'c')).mockResolvedValueOnce(page(3, null))
    const table = mount(PagedTable, { props: { load, columns, caption: '表' }, global })
    await flushPromises()
    await table.get('.more button').trigger('click')
    await flushPromises()
    expect(load).toHaveBeenLastCalledWith('c')
    expect(table.findAll('tbody tr')).toHaveLength(4)
    expect(table.find('.more').exists()).toBe(false)
  })

  it('opens a row with Enter and is accessible', async () => {
    const table = mount(PagedTable, {
      props: { load: () => Promise.resolve(page(1, null)), columns, caption: '表' },
      global,
    })
    await flushPromises()
    await table.get('tbody tr').trigger('keydown', { key: 'Enter' })
    expect(table.emitted('open')).toHaveLength(1)
    expect(await violations(table.element)).toEqual([])
  })

  it('shows what the server refused and asks again', async () => {
    const load = vi
      .fn()
      .mockRejectedValueOnce({ type: 't', title: '没有权限', detail: '', status: 403, traceId: 'abc' })
    load.mockResolvedValueOnce(page(1, null))
    const table = mount(PagedTable, { props: { load, columns, caption: '表' }, global })
    await flushPromises()
    expect(table.text()).toContain('没有权限')
    expect(table.text()).toContain('abc')
    await table.get('button').trigger('click')
    await flushPromises()
    expect(table.findAll('tbody tr')).toHaveLength(2)
  })
})

describe('marks and states', () => {
  it('a status has a shape beside its word', async () => {
    const mark = mount(StatusMark, { props: { kind: 'bad' }, slots: { default: '已超期' } })
    expect(mark.find('svg path').exists()).toBe(true)
    expect(await violations(mark.element)).toEqual([])
  })

  it('an empty list says what to do', async () => {
    const state = mount(StateBlock, { props: { empty: '今天的都办完了', hint: '可以看看已办' }, global })
    expect(state.text()).toContain('可以看看已办')
    expect(await violations(state.element)).toEqual([])
  })
})
