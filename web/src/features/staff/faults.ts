import { Problem } from '@/shared/api/problem'

/** Refuses before the server does, in the same shape; what is right passes. */
export const mustHave = (
  title: (n: number) => string,
  ...found: [field: string, wrong: boolean, message: string][]
): void => {
  const errors = found.filter(([, wrong]) => wrong).map(([field, , message]) => ({ field, message }))
  if (errors.length) throw new Problem({ type: 'about:blank', status: 422, title: title(errors.length), errors })
}
