import { mount, type ComponentMountingOptions, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router, type RouteRecordRaw } from 'vue-router'
import { createMessages } from '@/shared/messages'

const messages = await createMessages('zh-CN')
const nowhere: RouteRecordRaw = { path: '/:rest(.*)*', name: 'nowhere', component: { template: '<p />' } }

interface Drawn {
  wrapper: VueWrapper
  router: Router
}

/** Draws a component into the page as the desk would: with its words, a fresh store and addresses. */
export const draw = async (
  component: Component,
  options: ComponentMountingOptions<unknown> & { path?: string; routes?: RouteRecordRaw[] } = {},
): Promise<Drawn> => {
  const { path = '/', routes = [], ...rest } = options
  document.body.innerHTML = '<div id="place"></div>'
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes, nowhere] })
  await router.push(path)
  const wrapper = mount(
    component as never,
    {
      ...rest,
      attachTo: '#place',
      global: { ...rest.global, plugins: [messages, createPinia(), router] },
    } as never,
  ) as unknown as VueWrapper
  return { wrapper, router }
}
