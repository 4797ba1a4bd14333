import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { get, post, put, remove } from './api/client'

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
  /** The server ended a session that this page still shows; signing in again loses nothing. */
  const ended = ref(false)
  const isStaff = computed(() => session.value.kind === 'STAFF')

  const read = async (): Promise<void> => {
    session.value = await get<Session>('/api/identity/session')
    known.value = true
    if (session.value.signedIn) ended.value = false
  }
  const signIn = async (account: string, password: string): Promise<void> => {
    await post('/api/identity/sessions', { account, password })
    await read()
  }
  const signOut = async (everywhere: boolean): Promise<void> => {
    await remove(everywhere ? '/api/identity/sessions' : '/api/identity/sessions/current')
    session.value = STRANGER
  }
  const takePost = async (id: string): Promise<void> => {
    await put('/api/identity/session/post', { id })
    await read()
  }
  const markEnded = (): void => {
    if (session.value.signedIn) ended.value = true
  }
  const forget = (): void => {
    session.value = STRANGER
    ended.value = false
  }
  /** Whether one of these permissions is held; asked for nothing, everybody may. */
  const may = (permission: string | string[] | undefined): boolean =>
    !permission || [permission].flat().some((it) => session.value.permissions.includes(it))

  return { session, known, ended, isStaff, read, signIn, signOut, takePost, markEnded, forget, may }
})
