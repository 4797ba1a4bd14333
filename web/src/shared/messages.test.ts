import { describe, expect, it } from 'vitest'

type Messages = Record<string, string>

const files = import.meta.glob<Messages>('../**/messages.*.json', { eager: true, import: 'default' })
const sources = import.meta.glob<string>('../**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })
const folders = [...new Set(Object.keys(files).map((it) => it.slice(0, it.lastIndexOf('/'))))]
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()

describe('the words of the desk', () => {
  it('are found', () => {
    expect(folders.length).toBeGreaterThan(2)
  })

  it.each(folders)('%s says the same in both languages', (folder) => {
    const chinese = files[`${folder}/messages.zh-CN.json`] ?? {}
    const english = files[`${folder}/messages.en.json`] ?? {}
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(chinese).toSorted())
    for (const [key, text] of Object.entries(chinese)) {
      expect(placeholders(english[key] ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('belong to one place only', () => {
    const keys = folders.flatMap((folder) => Object.keys(files[`${folder}/messages.zh-CN.json`] ?? {}))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('exist for every key a page asks for', () => {
    const known = new Set(folders.flatMap((folder) => Object.keys(files[`${folder}/messages.zh-CN.json`] ?? {})))
    const asked = Object.entries(sources)
      .filter(([file]) => !file.endsWith('.test.ts'))
      .flatMap(([, text]) => [...text.matchAll(/\b\$?t\(\s*'([\w.-]+)'/g)].map((it) => it[1] ?? ''))
    expect(asked.length).toBeGreaterThan(50)
    expect([...new Set(asked.filter((key) => !known.has(key)))]).toEqual([])
  })
})
