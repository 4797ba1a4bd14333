import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import { find } from './jump'
import RegionBrowserPage from './RegionBrowserPage.vue'

const province = { code: '32', name: '江苏省', kind: 'PROVINCE', level: 1, children: 13 }
const city = { code: '3201', name: '南京市', kind: 'CITY', level: 2, children: 12 }
const county = { code: '320102', name: '玄武区', kind: 'COUNTY', level: 3, children: 7 }
const village = { code: '320102001001', name: '大悲巷社区居委会', kind: 'VILLAGE', level: 5, children: 0 }
const page = (...rows: object[]) => ({ body: { rows, next: null } })
const server = () =>
  serve({
    'GET /api/regions/32': { body: province },
    'GET /api/regions/3201': { body: city },
    'GET /api/regions/children?of=32&limit=50': page(city),
    'GET /api/regions/children?of=32&limit=200': page(city),
    'GET /api/regions/children?of=3201&limit=50': page(county),
    'GET /api/regions/children?of=3201&limit=200': page(county),
    'GET /api/regions/search': page({ ...county, path: ['江苏省', '南京市', '玄武区'] }, village),
  })
const open = async (path = '/regions') => {
  const drawn = await draw(RegionBrowserPage, { path })
  await flushPromises()
  return drawn
}

describe('browsing the divisions', () => {
  it('goes down a level with Enter and up again by the path', async () => {
    server()
    const { wrapper, router } = await open()
    await wrapper.get('tbody tr').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ of: '3201' })
    expect(wrapper.get('tbody').text()).toContain('玄武区')
    await wrapper.get('.crumb button').trigger('click')
    await flushPromises()
    expect(wrapper.get('tbody').text()).toContain('南京市')
  })

  it('opens at the region its address names, with tree and table', async () => {
    server()
    const { wrapper } = await open('/regions?of=3201')
    expect(wrapper.get('.crumb').text()).toContain('南京市')
    expect(wrapper.get('.tree').text()).toContain('江苏省')
    expect(wrapper.find('.tree [role="treeitem"][tabindex="0"]').exists()).toBe(true)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('finds regions by name and says where they lie', async () => {
    server()
    const { wrapper, router } = await open()
    await wrapper.get('input[type="search"]').setValue(' 玄武 ')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '玄武' })
    expect(wrapper.get('tbody').text()).toContain('江苏省 · 南京市 · 玄武区')
    await wrapper.findAll('tbody tr')[1]?.trigger('click')
    expect(router.currentRoute.value.query).toEqual({ q: '玄武' })
  })

  it.each(['99999999999999', 'x', "32' or 1=1"])('takes %s in the address for the province', async (of) => {
    server()
    const { wrapper } = await open(`/regions?of=${encodeURIComponent(of)}`)
    expect(wrapper.get('.crumb').text()).toContain('江苏省')
  })

  it('says when a region is unknown', async () => {
    serve({
      'GET /api/regions/32': { body: province },
      'GET /api/regions/3299': refusal(404, 'regions.unknown', '没有这个地区'),
      'GET /api/regions/children': refusal(404, 'regions.unknown', '没有这个地区'),
    })
    const { wrapper } = await open('/regions?of=3299')
    expect(wrapper.get('.crumb [role="alert"]').text()).toBe('没有这个地区')
  })

  it('can be jumped to', async () => {
    server()
    expect(await find('玄武', new AbortController().signal)).toEqual([
      { title: '玄武区', detail: '江苏省 · 南京市 · 玄武区', to: '/regions?of=320102', icon: 'pin' },
      { title: '大悲巷社区居委会', detail: '', to: expect.stringContaining('/regions?q='), icon: 'pin' },
    ])
  })
})
