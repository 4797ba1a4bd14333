import type { RouteRecordRaw } from 'vue-router'

const support = { group: 'app.group.support', staff: true }

export const routes: RouteRecordRaw[] = [
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./CalendarPage.vue'),
    meta: { ...support, title: 'calendar.title', order: 70, icon: 'cal' },
  },
  {
    path: '/calendar/decrees',
    name: 'calendar-decrees',
    component: () => import('./DecreePage.vue'),
    meta: { ...support, title: 'calendar.decrees', order: 71, icon: 'pause' },
  },
  {
    path: '/calendar/jobs',
    name: 'calendar-jobs',
    component: () => import('./RecomputationPage.vue'),
    meta: { ...support, title: 'calendar.jobs', order: 72, icon: 'job', permission: 'calendar.edit' },
  },
]
