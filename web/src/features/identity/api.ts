import { get, post, put } from '@/shared/api/client'

/** A one-time code, shown once to whoever made it. */
export interface ActivationCode {
  account: string
  code: string
  expiresAt: string
}

export interface Setup {
  secret: string
  account: string
  name: string
  password: string
}

export const fetchSetup = () => get<{ waiting: boolean }>('/api/identity/setup')
export const setUp = (setup: Setup) => post<ActivationCode[]>('/api/identity/first-administrator', setup)
export const activate = (account: string, code: string, password: string) =>
  post('/api/identity/activations', { account, code, password })
export const changePassword = (old: string, password: string) => put('/api/identity/password', { old, password })
