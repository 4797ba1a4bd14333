import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { get, post, put, remove } from '@/shared/api/client'

export interface Post {
  id: string
  title: string
  organisation: string
  region: string
  regionName: string
}

export interface Session {
  signedIn: boolean
  kind: 'STAFF' | 'PERSON' | null
  name: string | null
  account: string | null
  post: Post | null
  posts: Post[]
  permissions: string[]
}

const STRANGER: Session = {
  signedIn: false,
  kind: null,
  name: null,
  account: null,
  post: null,
  posts: [],
  permissions: [],
}

/** Who sits in front of the desk and in which post. */
export const useSession = defineStore('session', () => {
  const session = ref<Session>(STRANGER)
  const known = ref(false)
  const isStaff = computed(() => session.value.kind === 'STAFF')

  const read = async (): Promise<void> => {
    session.value = await get<Session>('/api/identity/session')
    known.value = true
  }
  const signIn = async (account: string, password: string): Promise<void> => {
    await post('/api/identity/sessions', { account, password })
    await read()
  }
  const signOut = async (everywhere: boolean): Promise<void> => {
    await remove(everywhere ? '/api/identity/sessions' : '/api/identity/sessions/current')
    session.value = STRANGER
  }
  const take = async (id: string): Promise<void> => {
    await put('/api/identity/session/post', { id })
    await read()
  }
  const may = (permission: string | undefined): boolean => !permission || session.value.permissions.includes(permission)

  return { session, known, isStaff, read, signIn, signOut, take, may }
})
