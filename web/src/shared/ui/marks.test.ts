import { describe, expect, it } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import AppIcon from './AppIcon.vue'
import ClockTag from './ClockTag.vue'
import DropMenu from './DropMenu.vue'
import IconSprite from './IconSprite.vue'
import KeyHints from './KeyHints.vue'
import StatusMark from './StatusMark.vue'

describe('marks', () => {
  it.each(['ok', 'warn', 'bad', 'now', 'off'] as const)('a status %s has a shape beside its word', async (kind) => {
    const { wrapper } = await draw(StatusMark, { props: { kind }, slots: { default: '已超期' } })
    expect(wrapper.get('path').attributes('d')).not.toBe('')
    expect(wrapper.text()).toBe('已超期')
    expect(await findings(wrapper.element)).toEqual([])
  })

  it.each([
    ['GREEN', 'ok', '正常'],
    ['YELLOW', 'warn', '临期'],
    ['RED', 'bad', '超期'],
    ['NONE', 'off', '停表'],
  ] as const)('a clock %s is never a colour alone', async (colour, kind, word) => {
    const { wrapper } = await draw(ClockTag, { props: { colour } })
    expect(wrapper.get('.st').classes()).toContain(kind)
    expect(wrapper.text()).toBe(word)
  })

  it('a clock says how long and until when', async () => {
    const { wrapper } = await draw(ClockTag, { props: { colour: 'YELLOW', text: '剩 1 天', due: '11-24 周二' } })
    expect(wrapper.text()).toMatch(/剩 1 天\s*11-24 周二/)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('key hints name their keys', async () => {
    const { wrapper } = await draw(KeyHints, { props: { hints: [{ keys: ['↑', '↓'], text: '移动' }] } })
    expect(wrapper.findAll('kbd').map((it) => it.text())).toEqual(['↑', '↓'])
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('every icon is drawn and stays silent', async () => {
    const { wrapper: sprite } = await draw(IconSprite)
    expect(sprite.findAll('symbol').length).toBeGreaterThan(40)
    expect(sprite.find('#i-inbox').exists()).toBe(true)
    const { wrapper } = await draw(AppIcon, { props: { name: 'inbox' } })
    expect(wrapper.attributes('aria-hidden')).toBe('true')
    expect(wrapper.get('use').attributes('href')).toBe('#i-inbox')
  })
})

describe('a menu', () => {
  it('closes with Escape and gives the focus back', async () => {
    const { wrapper } = await draw(DropMenu, { slots: { label: '菜单', default: '<button>甲</button>' } })
    const menu = wrapper.element as HTMLDetailsElement
    menu.open = true
    expect(await findings(menu)).toEqual([])
    await wrapper.get('button').trigger('keydown', { key: 'Escape' })
    expect(menu.open).toBe(false)
    expect(document.activeElement?.tagName).toBe('SUMMARY')
  })

  it('closes when the focus goes elsewhere, and not within', async () => {
    const { wrapper } = await draw(DropMenu, { slots: { label: '菜单', default: '<button>甲</button>' } })
    const menu = wrapper.element as HTMLDetailsElement
    menu.open = true
    await wrapper.get('summary').trigger('focusout', { relatedTarget: wrapper.get('button').element })
    expect(menu.open).toBe(true)
    await wrapper.get('button').trigger('focusout', { relatedTarget: document.body })
    expect(menu.open).toBe(false)
  })
})
