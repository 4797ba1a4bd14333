import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/setup',
    name: 'setup',
    component: () => import('./SetupPage.vue'),
    meta: { title: 'identity.setup' },
  },
  {
    path: '/activate',
    name: 'activate',
    component: () => import('./ActivatePage.vue'),
    meta: { title: 'identity.activate' },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('./PasswordPage.vue'),
    meta: { title: 'identity.change-password', staff: true },
  },
]
