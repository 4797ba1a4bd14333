import type { RouteRecordRaw } from 'vue-router'

const GROUP = 'app.group.governance'

export const routes: RouteRecordRaw[] = [
  {
    path: '/accounts',
    name: 'accounts',
    component: () => import('./AccountsPage.vue'),
    meta: { title: 'staff.accounts', group: GROUP, order: 10, icon: 'users', permission: 'staff.accounts' },
  },
  {
    path: '/grants',
    name: 'grants',
    component: () => import('./GrantsPage.vue'),
    meta: { title: 'staff.grants', group: GROUP, order: 20, icon: 'shield', permission: 'staff.grants' },
  },
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { title: 'staff.audit', group: GROUP, order: 30, icon: 'eye', permission: 'staff.audit' },
  },
]
