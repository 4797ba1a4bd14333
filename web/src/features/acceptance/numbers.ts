/** 7305 1846-2 as people read it aloud is 730518462; other words stay as they are. */
export const plainNumber = (words: string): string => {
  const text = words.trim()
  return /^[\d\s-]+$/.test(text) ? text.replaceAll(/[\s-]/g, '') : text
}
