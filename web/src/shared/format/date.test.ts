import { expect, it } from 'vitest'
import { day, minute } from './date'

it('writes a day as people say it, in the time zone of the law', () => {
  expect(day('2026-11-22T16:30:00Z')).toBe('11月23日（周一）')
})

it('writes an instant to the minute', () => {
  expect(minute('2026-11-23T01:05:00Z')).toBe('2026-11-23 09:05')
})
