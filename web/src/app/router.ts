import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/shared/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name. */
    title?: string
    /** Message key of the navigation group; without it the page is not in the navigation. */
    group?: string
    /** Place within the group. */
    order?: number
    /** Picture beside the name, one of IconSprite. */
    icon?: string
    /** Permission without which the page is not offered; of several one is enough. */
    permission?: string | string[]
    /** Only for signed-in staff, whatever their permissions. */
    staff?: boolean
    /** The page fills the frame itself and leaves the navigation only its pictures. */
    slim?: boolean
  }
}

/** A feature brings its pages in its own routes.ts; nothing here has to know it. */
const features = Object.values(
  import.meta.glob<{ routes: RouteRecordRaw[] }>('../features/*/routes.ts', { eager: true }),
).flatMap((it) => it.routes)

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./HomePage.vue'), meta: { title: 'app.home' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: 'app.sign-in' } },
  ...features,
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'app.not-found' },
  },
]

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/** The desk opens on the to-do list; what needs a session asks for it and comes back. */
router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.known) await session.read().catch(() => undefined)
  if (to.name === 'home' && session.isStaff && router.hasRoute('todo')) return { name: 'todo', replace: true }
  const closed = to.meta.staff || to.meta.permission
  if (closed && session.known && !session.session.signedIn) {
    return { name: 'sign-in', query: { next: `/desk${to.fullPath}` } }
  }
  return true
})
