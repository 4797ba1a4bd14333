import type { RouteRecordRaw } from 'vue-router'

const group = 'app.group.governance'

export const routes: RouteRecordRaw[] = [
  {
    path: '/staff/members',
    name: 'staff-members',
    component: () => import('./MembersPage.vue'),
    meta: { title: 'staff.members', group, order: 70, icon: 'users', permission: 'staff.accounts' },
  },
  {
    path: '/staff/grants',
    name: 'staff-grants',
    component: () => import('./GrantsPage.vue'),
    meta: { title: 'staff.grants', group, order: 71, icon: 'shield', permission: 'staff.grants' },
  },
  {
    path: '/staff/roles',
    name: 'staff-roles',
    component: () => import('./RolesPage.vue'),
    meta: { title: 'staff.roles', group, order: 72, icon: 'list', permission: 'staff.grants' },
  },
  {
    path: '/staff/audit',
    name: 'staff-audit',
    component: () => import('./AuditPage.vue'),
    meta: { title: 'staff.audit', group, order: 73, icon: 'eye', permission: 'staff.audit' },
  },
]
