import { describe, expect, it } from 'vitest'
import { liesIn, regionLevel, regionPath, regionTrail } from './region'

describe('region codes', () => {
  it('know their level', () => {
    expect(['32', '3201', '320102', '320102001', '320102001001', '1'].map(regionLevel)).toEqual([1, 2, 3, 4, 5, 0])
  })

  it('name what lies above', () => {
    expect(regionTrail('320102001')).toEqual(['32', '3201', '320102', '320102001'])
  })

  it('lie in themselves and in what lies above', () => {
    expect(liesIn('320102', '3201')).toBe(true)
    expect(liesIn('320102', '320102')).toBe(true)
    expect(liesIn('3201', '320102')).toBe(false)
  })

  it('are written as a path', () => {
    expect(regionPath(['江苏省', '南京市'])).toBe('江苏省 · 南京市')
  })
})
