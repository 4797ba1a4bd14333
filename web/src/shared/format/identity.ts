const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Whether a citizen number is written right (GB 11643): its shape, a day that exists, its check character. */
export const isCitizenNumber = (text: string): boolean => {
  const number = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const [year, month, date] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const born = new Date(`${year}-${month}-${date}T00:00:00Z`)
  if (Number.isNaN(born.getTime()) || born.getUTCDate() !== Number(date) || born.getTime() > Date.now()) return false
  const sum = WEIGHTS.reduce((so, weight, index) => so + weight * Number(number[index]), 0)
  return CHECKS[sum % 11] === number[17]
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a credit code has the shape of one (GB 32100); early codes may fail their check character. */
export const isCreditCode = (text: string): boolean => {
  const code = text.trim().toUpperCase()
  return code.length === 18 && [...code].every((it) => ALPHABET.includes(it))
}

/** Whether the check character of a credit code fits; when not, it was mistyped or is one of the early ones. */
export const creditCodeChecks = (text: string): boolean => {
  const code = text.trim().toUpperCase()
  if (!isCreditCode(code)) return false
  let weight = 1
  let sum = 0
  for (const it of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(it) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}

/** 11 digits beginning with 1. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text.trim())
