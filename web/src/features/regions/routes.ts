import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/regions',
    name: 'regions',
    component: () => import('./RegionBrowserPage.vue'),
    meta: { title: 'regions.title', group: 'app.group.support', order: 80, icon: 'pin' },
  },
]
