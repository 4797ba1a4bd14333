import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findings } from '@/shared/testing/axe'
import { draw } from '@/shared/testing/mount'
import { refusal, serve } from '@/shared/testing/server'
import JobProgress from './JobProgress.vue'

const URL = '/api/operations/jobs/1'
const running = { body: { state: 'RUNNING', done: 186, total: 300, stop: `${URL}/stop` } }
const done = {
  body: {
    state: 'DONE',
    done: 300,
    total: 300,
    result: '/files/1',
    parts: [{ kind: 'bad', count: 2, text: '没进', link: '/files/2' }],
  },
}
const later = async (time: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(time)
  await flushPromises()
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

describe('long work', () => {
  it('is asked after until it is done, then hands over what came out', async () => {
    const fetch = serve({ [`GET ${URL}`]: [running, done] })
    const { wrapper } = await draw(JobProgress, { props: { url: URL, title: '导入事项清单' } })
    await flushPromises()
    expect(wrapper.text()).toContain('186 / 300')
    expect(wrapper.get('progress').attributes('value')).toBe('186')
    await later(1000)
    expect(wrapper.emitted('done')).toHaveLength(1)
    expect(wrapper.get('a.primary').attributes('href')).toBe('/files/1')
    expect(wrapper.text()).toContain('没进')
    await later(60_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    vi.useRealTimers()
    expect(await findings(wrapper.element)).toEqual([])
  })

  it('asks less often while the server is away, and goes on', async () => {
    const fetch = serve({ [`GET ${URL}`]: [new TypeError('lost'), running] })
    const { wrapper } = await draw(JobProgress, { props: { url: URL, title: '导入' } })
    await flushPromises()
    expect(wrapper.text()).toContain('连不上服务器')
    await later(1000)
    expect(fetch).toHaveBeenCalledTimes(1)
    await later(1000)
    expect(wrapper.text()).toContain('186 / 300')
  })

  it('can be left and can be stopped', async () => {
    serve({ [`GET ${URL}`]: running, [`POST ${URL}/stop`]: refusal(409, 'operations.job-over', '已经做完了') })
    const { wrapper } = await draw(JobProgress, { props: { url: URL, title: '导入' } })
    await flushPromises()
    const [leave, stop] = wrapper.findAll('.btns button')
    await leave?.trigger('click')
    expect(wrapper.emitted('background')).toHaveLength(1)
    await stop?.trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('已经做完了')
  })

  it('is no longer asked after when nobody looks', async () => {
    const fetch = serve({ [`GET ${URL}`]: running })
    const { wrapper } = await draw(JobProgress, { props: { url: URL, title: '导入' } })
    await flushPromises()
    wrapper.unmount()
    await later(60_000)
    expect(fetch).toHaveBeenCalledTimes(1)
  })
})
