import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import AppTable from './AppTable.vue'

interface Row {
  id: string
  name: string
}

const columns = [
  { key: 'name', title: '名称', fixed: true },
  { key: 'id', title: '编号', number: true },
  { key: 'rare', title: '少用', hidden: true },
]
const page = (from: number, next: string | null) => ({
  rows: [from, from + 1, from + 2].map((it) => ({ id: `${it}`, name: `第 ${it} 件` })),
  next,
})
const table = async (load: (after: string | null) => Promise<{ rows: Row[]; next: string | null }>, more = {}) => {
  const { wrapper } = await draw(AppTable, {
    props: { id: 'trial', caption: '表', columns, load, rowKey: (row: Row) => row.id, ...more },
  })
  await flushPromises()
  return wrapper
}
const focusedRow = (): string | undefined => document.activeElement?.closest('tr')?.textContent?.trim()

beforeEach(() => localStorage.clear())

describe('a table of the desk', () => {
  it('has no accessibility findings, with and without selection', async () => {
    expect(await findings((await table(() => Promise.resolve(page(1, 'c')))).element)).toEqual([])
    const selectable = await table(() => Promise.resolve(page(1, null)), {
      selectable: true,
      rowName: (it: Row) => it.name,
    })
    expect(await findings(selectable.element)).toEqual([])
    expect(selectable.get('tbody input').attributes('aria-label')).toBe('选中：第 1 件')
  })

  it('reads the next page from where the last one ended', async () => {
    const load = vi.fn().mockResolvedValueOnce(page(1, 'c')).mockResolvedValueOnce(page(4, null))
    const wrapper = await table(load)
    await wrapper.get('.more button').trigger('click')
    await flushPromises()
    expect(load).toHaveBeenLastCalledWith('c')
    expect(wrapper.findAll('tbody tr')).toHaveLength(6)
    expect(wrapper.find('.more').exists()).toBe(false)
  })

  it('moves with the arrows and fetches more below the last row', async () => {
    const load = vi.fn().mockResolvedValueOnce(page(1, 'c')).mockResolvedValueOnce(page(4, null))
    const wrapper = await table(load)
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await flushPromises()
    }
    wrapper.get<HTMLElement>('tbody tr').element.focus()
    await press('ArrowDown')
    expect(focusedRow()).toContain('第 2 件')
    await press('End')
    await press('ArrowDown')
    expect(focusedRow()).toContain('第 4 件')
    await press('Home')
    await press('ArrowUp')
    expect(focusedRow()).toContain('第 1 件')
    expect(wrapper.findAll('tr[tabindex="0"]')).toHaveLength(1)
  })

  it('opens with Enter and with a click, selects with X, hands other keys on', async () => {
    const wrapper = await table(() => Promise.resolve(page(1, null)), { selectable: true })
    const row = wrapper.get('tbody tr')
    await row.trigger('keydown', { key: 'Enter' })
    await row.get('td:not(.pickcell)').trigger('click')
    expect(wrapper.emitted('open')).toHaveLength(2)
    await row.trigger('keydown', { key: 'x' })
    expect(wrapper.emitted('update:selected')?.at(-1)).toEqual([['1']])
    await row.trigger('keydown', { key: 'c' })
    expect(wrapper.emitted('key')).toHaveLength(1)
    await row.trigger('keydown', { key: 'c', ctrlKey: true })
    expect(wrapper.emitted('key')).toHaveLength(1)
    await row.get('input').trigger('click')
    expect(wrapper.emitted('open')).toHaveLength(2)
  })

  it('remembers which columns somebody wants to see', async () => {
    const first = await table(() => Promise.resolve(page(1, null)))
    const headings = (it: typeof first): string[] => it.findAll('th').map((th) => th.text())
    expect(headings(first)).toEqual(['名称', '编号'])
    for (const box of first.findAll('.dropped input')) await box.trigger('change')
    expect(headings(first)).toEqual(['名称', '少用'])
    expect(headings(await table(() => Promise.resolve(page(1, null))))).toEqual(['名称', '少用'])
  })

  it('shows what the server refused and asks again', async () => {
    const load = vi.fn().mockRejectedValueOnce({ type: 't', title: '没有应答', status: 503, traceId: 'abc' })
    load.mockResolvedValueOnce(page(1, null))
    const wrapper = await table(load)
    expect(wrapper.text()).toContain('没有应答')
    expect(wrapper.text()).toContain('abc')
    await wrapper.get('.state .btn.primary').trigger('click')
    await flushPromises()
    expect(wrapper.findAll('tbody tr')).toHaveLength(3)
  })

  it('keeps the rows when a further page fails', async () => {
    const load = vi.fn().mockResolvedValueOnce(page(1, 'c')).mockRejectedValueOnce(new TypeError('lost'))
    const wrapper = await table(load)
    await wrapper.get('.more button').trigger('click')
    await flushPromises()
    expect(wrapper.findAll('tbody tr')).toHaveLength(3)
    expect(wrapper.get('[role="alert"]').text()).toContain('连不上服务器')
  })

  it('counts only the answer to the last question', async () => {
    let slow: (value: ReturnType<typeof page>) => void = () => undefined
    const load = vi
      .fn()
      .mockReturnValueOnce(new Promise((resolve) => (slow = resolve)))
      .mockResolvedValueOnce(page(7, null))
    const wrapper = await table(load)
    await (wrapper.vm as unknown as { reload: () => Promise<void> }).reload()
    slow(page(1, null))
    await flushPromises()
    expect(wrapper.text()).toContain('第 7 件')
    expect(wrapper.text()).not.toContain('第 1 件')
  })

  it('says what is empty', async () => {
    const wrapper = await table(() => Promise.resolve({ rows: [], next: null }), {
      empty: '都办完了',
      hint: '可以看看已办',
    })
    expect(wrapper.text()).toContain('都办完了')
    expect(await findings(wrapper.element)).toEqual([])
  })
})
