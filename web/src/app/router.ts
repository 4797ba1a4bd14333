import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name in the navigation. */
    title?: string
    /** Message key of the navigation group; without it the page is not in the navigation. */
    group?: string
    /** Permission without which the page is not offered. */
    permission?: string
    /** Place within the group. */
    order?: number
  }
}

const features = Object.values(
  import.meta.glob<{ routes: RouteRecordRaw[] }>('../features/*/routes.ts', { eager: true }),
).flatMap((it) => it.routes)

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    {
      path: '/',
      name: 'home',
      component: () => import('./HomePage.vue'),
      meta: { title: 'app.home', group: 'app.group.work', order: 0 },
    },
    { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: 'app.sign-in' } },
    ...features,
    {
      path: '/:rest(.*)*',
      name: 'not-found',
      component: () => import('./NotFoundPage.vue'),
      meta: { title: 'app.not-found' },
    },
  ],
})

/** Pages of the navigation, in order of their groups' first page. */
export const navigation = (): RouteRecordRaw[] =>
  router.options.routes.filter((it) => it.meta?.group).toSorted((a, b) => (a.meta?.order ?? 50) - (b.meta?.order ?? 50))
