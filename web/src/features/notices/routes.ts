import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./QueuePage.vue'),
    meta: {
      title: 'notices.title',
      group: 'app.group.governance',
      order: 40,
      icon: 'msg',
      permission: 'notices.operate',
    },
  },
]
