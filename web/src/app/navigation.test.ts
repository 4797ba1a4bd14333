import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { useSession } from '@/shared/session'
import { navigation, offered } from './navigation'

const page = (name: string, meta: RouteRecordRaw['meta']): RouteRecordRaw => ({
  path: `/${name}`,
  name,
  component: { template: '<p />' },
  meta,
})
const pages = [
  page('items', { group: 'app.group.services', order: 2, permission: 'catalog.edit' }),
  page('cases', { group: 'app.group.services', order: 1, permission: 'acceptance.accept' }),
  page('todo', { group: 'app.group.work', staff: true }),
  page('regions', { group: 'app.group.support' }),
  page('own', { group: 'somewhere-else' }),
  page('hidden', {}),
]
const shape = (): string[] =>
  navigation(pages, useSession()).map((it) => `${it.title}: ${it.entries.map((entry) => String(entry.name)).join(' ')}`)

beforeEach(() => setActivePinia(createPinia()))

describe('the navigation', () => {
  it('offers a stranger only what is open', () => {
    expect(shape()).toEqual(['app.group.support: regions', 'somewhere-else: own'])
  })

  it('offers staff what their permissions allow, by system and order', () => {
    const session = useSession()
    session.session = { ...session.session, kind: 'STAFF', signedIn: true, permissions: ['acceptance.accept'] }
    expect(shape()).toEqual([
      'app.group.work: todo',
      'app.group.services: cases',
      'app.group.support: regions',
      'somewhere-else: own',
    ])
    session.session.permissions.push('catalog.edit')
    expect(shape()[1]).toBe('app.group.services: cases items')
  })

  it('does not offer staff pages to a person', () => {
    const session = useSession()
    session.session = { ...session.session, kind: 'PERSON', signedIn: true }
    expect(offered({ meta: { staff: true } }, session)).toBe(false)
  })
})
