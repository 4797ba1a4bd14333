import { afterEach, describe, expect, it } from 'vitest'
import { day, dueDay, longDay, minute, plainDay, shortDay, shortMinute, timeOfDay, weekdayOf } from './date'

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

  it('writes a calendar day and knows its weekday, wherever the reader sits', () => {
    expect(plainDay('2026-11-23')).toBe('11月23日（周一）')
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([0, 6])
  })

  it('names the last day of a term, also when it ends at midnight', () => {
    expect(dueDay('2026-11-27T16:00:00Z')).toBe('11-27 周五')
    expect(dueDay('2026-11-27T09:00:00Z')).toBe('11-27 周五')
  })

  it('is short in a line of facts', () => {
    expect(shortMinute('2026-11-22T16:30:00Z')).toBe('11-23 00:30')
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
