import type { RouteRecordRaw } from 'vue-router'
import type { useSession } from '@/shared/session'

/** Groups of the navigation in their order; a group that is not named here comes last. */
const GROUPS = [
  'app.group.work',
  'app.group.services',
  'app.group.hotline',
  'app.group.supervision',
  'app.group.trading',
  'app.group.exchange',
  'app.group.support',
  'app.group.governance',
]

export interface NavGroup {
  title: string
  entries: RouteRecordRaw[]
}

const place = (group: string): number => (GROUPS.includes(group) ? GROUPS.indexOf(group) : GROUPS.length)

/** Whether the page may be offered to who sits here. */
export const offered = (route: Pick<RouteRecordRaw, 'meta'>, session: ReturnType<typeof useSession>): boolean =>
  session.may(route.meta?.permission) && (!route.meta?.staff || session.isStaff)

/** Pages of the navigation that this session may use, by system. */
export const navigation = (routes: readonly RouteRecordRaw[], session: ReturnType<typeof useSession>): NavGroup[] => {
  const entries = routes
    .filter((it) => it.meta?.group && offered(it, session))
    .toSorted((a, b) => (a.meta?.order ?? 50) - (b.meta?.order ?? 50))
  const groups = [...new Set(entries.map((it) => it.meta?.group ?? ''))].toSorted((a, b) => place(a) - place(b))
  return groups.map((title) => ({ title, entries: entries.filter((it) => it.meta?.group === title) }))
}
