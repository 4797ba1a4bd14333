import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/dashboard',
    name: 'dashboard',
    component: () => import('./DashboardPage.vue'),
    meta: {
      title: 'acceptance.dashboard',
      group: 'app.group.services',
      order: 10,
      icon: 'chart',
      permission: ['portal.dashboard', 'acceptance.read'],
    },
  },
  {
    path: '/acceptance/cases',
    name: 'cases',
    component: () => import('./CaseListPage.vue'),
    meta: {
      title: 'acceptance.cases',
      group: 'app.group.services',
      order: 11,
      icon: 'search',
      permission: 'acceptance.read',
    },
  },
  {
    path: '/acceptance/cases/:number',
    name: 'case',
    component: () => import('./CasePage.vue'),
    meta: { title: 'acceptance.case', staff: true, slim: true },
  },
  {
    path: '/acceptance/window',
    name: 'window',
    component: () => import('./WindowPage.vue'),
    meta: {
      title: 'acceptance.window',
      group: 'app.group.services',
      order: 12,
      icon: 'users',
      permission: 'acceptance.receive',
    },
  },
]
