const COUNT = new Intl.NumberFormat('zh-CN')
const MONEY = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const SIZE = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** 1,284 */
export const count = (value: number): string => COUNT.format(value)

/** 98.6%, from a share between 0 and 1 */
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)}%`

/** 1,280.50, from an amount in fen */
export const money = (fen: number): string => MONEY.format(fen / 100)

/** 1.8 MB */
export const fileSize = (bytes: number): string => {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${SIZE.format(value)} ${UNITS[unit]}`
}

/** 7305 1846-2: a number people read aloud, in groups of four, its check digit apart */
export const readable = (number: string): string => {
  if (!/^\d{9,}$/.test(number)) return number
  const groups = number.slice(0, -1).match(/\d{1,4}/g) ?? []
  return `${groups.join(' ')}-${number.slice(-1)}`
}
