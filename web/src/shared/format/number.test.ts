import { describe, expect, it } from 'vitest'
import { count, fileSize, money, percent, readable } from './number'

describe('writing numbers', () => {
  it.each([
    [count(42180), '42,180'],
    [percent(0.986), '98.6%'],
    [percent(1, 0), '100%'],
    [money(128050), '1,280.50'],
    [money(0), '0.00'],
    [fileSize(999), '999 B'],
    [fileSize(1_800_000), '1.8 MB'],
    [readable('730518462'), '7305 1846-2'],
    [readable('JY23201020048217'), 'JY23201020048217'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected)
  })
})
