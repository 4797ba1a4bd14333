// Measures what a visitor must load, compressed, and fails over budget.
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const root = new URL('../dist/', import.meta.url)
const read = (file) => readFileSync(new URL(file, root))
const kilobytes = (files) => files.reduce((sum, it) => sum + gzipSync(read(it)).length / 1000, 0)
const folder = (name) => readdirSync(new URL(name, root))

/** The page, what it names, and what these scripts import before anything shows. */
const closure = (names) => {
    const seen = new Set(names)
    for (const name of seen) {
        if (!name.endsWith('.js')) continue
        for (const [, next] of read(name)
            .toString()
            .matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
            seen.add(`${name.slice(0, name.lastIndexOf('/') + 1)}${next}`)
        }
    }
    return [...seen]
}

const html = read('desk/index.html').toString()
const named = [...html.matchAll(/(?:src|href)="\/desk\/(assets\/[^"]+)"/g)].map((it) => `desk/${it[1]}`)
const pages = ['zh-CN', 'TodoPage'].flatMap((page) =>
    folder('desk/assets')
        .filter((it) => it.startsWith(`${page}-`) && /\.(js|css)$/.test(it))
        .map((it) => `desk/assets/${it}`),
)
const islands = folder('assets').filter((it) => /^island-(?!shared-).*\.js$/.test(it))

const lines = [
    ['portal script', ['assets/portal.js'], 30],
    ['portal style', ['assets/portal.css'], 30],
    ...islands.map((it) => [it, closure([`assets/${it}`]), 120]),
    ['desk first screen', closure([...named, ...pages]), 250],
]
let over = 0
for (const [name, files, most] of lines) {
    const size = kilobytes(files)
    console.log(`${name}: ${size.toFixed(1)} kB of ${most} kB${files.length > 1 ? ` in ${files.length} files` : ''}`)
    if (files.length === 0 || size > most) over++
}
process.exit(over ? 1 : 0)
