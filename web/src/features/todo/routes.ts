import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/todo',
    name: 'todo',
    component: () => import('./TodoPage.vue'),
    meta: { title: 'todo.title', group: 'app.group.work', order: 1, icon: 'inbox', staff: true },
  },
]
