export type Messages = Record<string, string>

export const collect = (files: Record<string, Messages>): Messages => Object.assign({}, ...Object.values(files))
