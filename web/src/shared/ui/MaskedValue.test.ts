import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import MaskedValue from './MaskedValue.vue'

const props = { masked: '3201**********2846', subject: '身份证号', url: '/api/parties/persons/1/number' }

afterEach(() => vi.useRealTimers())

describe('a covered value', () => {
  it('is shown for a purpose that is posted, and covers itself again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const fetch = serve({ [`POST ${props.url}`]: { body: { value: '320102199003072846' } } })
    const { wrapper } = await draw(MaskedValue, { props })
    expect(wrapper.text()).toContain(props.masked)
    await wrapper.get('button').trigger('click')
    expect(document.activeElement?.tagName).toBe('INPUT')
    expect(wrapper.get('.btn.primary').attributes('disabled')).toBeDefined()
    await wrapper.get('input').setValue('核对申请人')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(fetch.mock.calls[0]?.[1]?.body).toBe('{"purpose":"核对申请人"}')
    expect(wrapper.text()).toContain('320102199003072846')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(wrapper.text()).not.toContain('320102199003072846')
  })

  it('stays covered when the server refuses, and says why', async () => {
    serve({ [`POST ${props.url}`]: refusal(403, 'parties.not-yours', '不在您的办件里') })
    const { wrapper } = await draw(MaskedValue, { props })
    await wrapper.get('button').trigger('click')
    await wrapper.get('input').setValue('看看')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.text()).toContain('不在您的办件里')
    expect(wrapper.text()).toContain(props.masked)
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('asks nothing of the server without a purpose', async () => {
    const fetch = serve({})
    const { wrapper } = await draw(MaskedValue, { props })
    await wrapper.get('button').trigger('click')
    await wrapper.get('form').trigger('submit')
    expect(fetch).not.toHaveBeenCalled()
    await wrapper.get('input').trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(wrapper.find('form').exists()).toBe(false)
    expect(document.activeElement?.tagName).toBe('BUTTON')
  })
})
