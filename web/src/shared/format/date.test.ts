import { afterEach, describe, expect, it } from 'vitest'
import { day, longDay, minute, shortDay, timeOfDay } from './date'

afterEach(() => {
  document.documentElement.lang = 'zh-CN'
})

describe('writing dates', () => {
  it('writes a day as people say it, in the time zone of the law', () => {
    expect(day('2026-11-22T16:30:00Z')).toBe('11月23日（周一）')
    expect(longDay('2026-11-22T16:30:00Z')).toBe('2026年11月23日')
  })

  it('writes an instant to the minute', () => {
    expect(minute('2026-11-23T01:05:00Z')).toBe('2026-11-23 09:05')
    expect(timeOfDay('2026-11-22T16:00:00Z')).toBe('00:00')
  })

  it('is short in a table', () => {
    expect(shortDay('2026-11-22T16:30:00Z')).toBe('11-23 周一')
  })

  it('speaks English on an English page', () => {
    document.documentElement.lang = 'en'
    expect(day('2026-11-22T16:30:00Z')).toBe('Mon 23 Nov')
    expect(longDay('2026-11-22T16:30:00Z')).toBe('23 November 2026')
    expect(shortDay('2026-11-22T16:30:00Z')).toBe('11-23 Mon')
  })
})
