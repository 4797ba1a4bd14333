/** Lengths of the codes from province to village (GB/T 2260, GB/T 10114). */
const LENGTHS = [2, 4, 6, 9, 12] as const

/** 1 province, 2 city, 3 county, 4 town, 5 village; 0 for what is no region code. */
export const regionLevel = (code: string): number => LENGTHS.indexOf(code.length as (typeof LENGTHS)[number]) + 1

/** 32, 3201, 320102 for 320102: the codes above and the region itself. */
export const regionTrail = (code: string): string[] =>
  LENGTHS.filter((it) => it <= code.length).map((it) => code.slice(0, it))

/** A region lies in itself. */
export const liesIn = (code: string, other: string): boolean => code.startsWith(other)

/** 江苏省 · 南京市 · 玄武区 */
export const regionPath = (names: readonly string[]): string => names.join(' · ')
