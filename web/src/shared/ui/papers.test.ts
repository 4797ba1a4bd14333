import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import CityHexMap from './CityHexMap.vue'
import DayRuler from './DayRuler.vue'
import FileUpload from './FileUpload.vue'
import FileViewer from './FileViewer.vue'

const file = (id: string, mediaType: string) => ({
  id,
  name: `${id}.x`,
  mediaType,
  size: 1_800_000,
  url: `/api/files/${id}`,
})

describe('papers to look at', () => {
  beforeEach(() => {
    Object.assign(URL, { createObjectURL: vi.fn(() => 'blob:paper'), revokeObjectURL: vi.fn() })
  })

  it('a picture can be made larger and turned', async () => {
    const { wrapper } = await draw(FileViewer, { props: { files: [file('a', 'image/png')], label: '布局图' } })
    const image = wrapper.get('img')
    expect(image.attributes('src')).toBe('/api/files/a')
    await wrapper.get('[aria-label="放大"]').trigger('click')
    await wrapper.get('[aria-label="转 90 度"]').trigger('click')
    expect(image.attributes('style')).toMatch(/width: 150%.*rotate: 90deg/)
    expect(wrapper.text()).toMatch(/150%.*a\.x · 1\.8 MB/s)
    expect(await findings(wrapper.element)).toEqual([])
    await image.trigger('error')
    expect(wrapper.text()).toContain('这张图显示不了')
  })

  it('a PDF is fetched into the page, and nothing but a PDF is framed', async () => {
    const fetch = serve({ 'GET /api/files/b': { body: '%PDF' } })
    const { wrapper } = await draw(FileViewer, { props: { files: [file('b', 'application/pdf')], label: '清单' } })
    await flushPromises()
    expect(fetch).toHaveBeenCalledOnce()
    expect(wrapper.get('iframe').attributes()).toMatchObject({ src: 'blob:paper', title: 'b.x' })
    expect((vi.mocked(URL.createObjectURL).mock.calls[0]?.[0] as Blob).type).toBe('application/pdf')
    wrapper.unmount()
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:paper')
  })

  it('says why a paper cannot be shown, and tries again', async () => {
    serve({ 'GET /api/files/b': [refusal(503, 'files.away', '材料库没有应答'), { body: '%PDF' }] })
    const { wrapper } = await draw(FileViewer, { props: { files: [file('b', 'application/pdf')], label: '清单' } })
    await flushPromises()
    expect(wrapper.text()).toContain('材料库没有应答')
    await wrapper.get('.state .primary').trigger('click')
    await flushPromises()
    expect(wrapper.find('iframe').exists()).toBe(true)
  })

  it('several are walked through; what a browser cannot show is a link', async () => {
    const { wrapper } = await draw(FileViewer, {
      props: { files: [file('a', 'image/png'), file('c', 'application/ofd')], label: '材料' },
    })
    expect(wrapper.text()).toContain('第 1 份，共 2 份')
    await wrapper
      .findAll('.tools .btn')
      .find((it) => it.text() === '下一份')
      ?.trigger('click')
    expect(wrapper.get('.plain a').attributes('href')).toBe('/api/files/c')
    await wrapper.setProps({ files: [] })
    expect(wrapper.find('.plain').exists()).toBe(false)
  })
})

describe('files on their way in', () => {
  afterEach(() => vi.useRealTimers())
  const stored = { id: 'f1', name: '租赁合同.pdf', mediaType: 'application/pdf', size: 4, digest: 'd' }
  const choose = async (wrapper: Awaited<ReturnType<typeof draw>>['wrapper'], ...files: File[]): Promise<void> => {
    const input = wrapper.get('input[type="file"]')
    Object.defineProperty(input.element, 'files', { value: files, configurable: true })
    await input.trigger('change')
    await flushPromises()
  }

  it('are sent and listed', async () => {
    const fetch = serve({
      'POST /api/files/uploads': { body: { id: 'u1', size: 4, offset: 0, file: null } },
      'PATCH /api/files/uploads/u1': { body: { id: 'u1', size: 4, offset: 4, file: stored } },
      'DELETE /api/files/f1': { status: 204 },
    })
    const { wrapper } = await draw(FileUpload, { props: { name: 'x', label: '合同', modelValue: [] } })
    await choose(wrapper, new File(['abcd'], '租赁合同.pdf'))
    expect(wrapper.findComponent(FileUpload).emitted('update:modelValue')).toEqual([[[stored]]])
    await wrapper.setProps({ modelValue: [stored] })
    expect(wrapper.get('.filelist').text()).toContain('租赁合同.pdf')
    expect(await findings(wrapper.element)).toEqual([])
    await wrapper.get('.filelist button').trigger('click')
    expect(wrapper.findComponent(FileUpload).emitted('update:modelValue')?.at(-1)).toEqual([[]])
    expect(fetch.mock.calls.at(-1)).toMatchObject(['/api/files/f1', { method: 'DELETE' }])
  })

  it('say why they were refused, and can be tried again or left', async () => {
    serve({ 'POST /api/files/uploads': refusal(422, 'files.type-refused', '这种文件不收') })
    const { wrapper } = await draw(FileUpload, { props: { name: 'x', label: '合同', modelValue: [] } })
    await choose(wrapper, new File(['abcd'], '木马.exe'))
    expect(wrapper.get('[role="alert"]').text()).toBe('这种文件不收')
    await wrapper.get('.filelist .quiet').trigger('click')
    expect(wrapper.find('.filelist').exists()).toBe(false)
  })

  it('are not even tried when they are too large', async () => {
    const fetch = serve({})
    const { wrapper } = await draw(FileUpload, { props: { name: 'x', label: '合同', modelValue: [] } })
    const large = new File(['x'], '录像.pdf')
    Object.defineProperty(large, 'size', { value: 200_000_001 })
    await choose(wrapper, large)
    expect(wrapper.text()).toContain('“录像.pdf”超过 200 MB')
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('the days of a clock', () => {
  it('stand below their weekdays and say what they are', async () => {
    const days = [
      { date: '2026-11-20', kind: 'START' as const, note: '收到', past: true },
      { date: '2026-11-21', kind: 'REST' as const, note: null },
      { date: '2026-11-23', kind: 'TODAY' as const, note: null },
      { date: '2026-11-24', kind: 'PAUSED' as const, note: '检验' },
      { date: '2026-11-25', kind: 'COUNTED' as const, note: '2' },
      { date: '2026-11-27', kind: 'DUE' as const, note: null },
    ]
    const { wrapper } = await draw(DayRuler, { props: { days, label: '受理期限逐日' } })
    const cells = wrapper.findAll('li')
    expect(cells[0]?.attributes('style')).toContain('grid-column-start: 5')
    expect(cells.map((it) => it.get('.sr').text())).toEqual([
      '11月20日（周五），开始，不计，收到',
      '11月21日（周六），休息日，不计',
      '11月23日（周一），今天',
      '11月24日（周二），停表，不计，检验',
      '11月25日（周三），计入，第 2 天',
      '11月27日（周五），到期',
    ])
    expect(cells[2]?.attributes('aria-current')).toBe('date')
    expect(await findings(wrapper.element)).toEqual([])
  })
})

describe('the map of cities', () => {
  const city = (code: string, name: string, kind: 'ok' | 'warn' | 'bad', value: string) => ({
    code,
    name,
    kind,
    value,
    word: value ? '超期' : '无超期',
    said: `${name}，${value || 0} 件`,
    href: `/desk/dashboard?region=${code}`,
  })

  it('colours only trouble, says every number, and is walked from north to south', async () => {
    const cities = [
      city('3205', '苏州', 'bad', '14'),
      city('3203', '徐州', 'warn', '2'),
      city('3207', '连云港', 'ok', ''),
    ]
    const { wrapper } = await draw(CityHexMap, { props: { cities, label: '各市超期' } })
    const links = wrapper.findAll('a')
    expect(links.map((it) => it.attributes('aria-label'))).toEqual(['徐州，2 件', '连云港，0 件', '苏州，14 件'])
    expect(links.map((it) => it.findAll('.m').length)).toEqual([1, 0, 1])
    expect(links[2]?.text()).toMatch(/苏州\s*超期 14/)
    expect(await findings(wrapper.element)).toEqual([])
    await links[2]?.trigger('click')
    expect(wrapper.findComponent(CityHexMap).emitted('choose')).toEqual([['3205']])
  })

  it('leaves out what is no city of the province', async () => {
    const { wrapper } = await draw(CityHexMap, { props: { cities: [city('3101', '上海', 'ok', '')], label: '各市' } })
    expect(wrapper.findAll('a')).toHaveLength(0)
  })
})
