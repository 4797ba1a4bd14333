// Measures what a visitor must load, compressed, and fails over budget (design: stack, section Web).
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const root = new URL('../dist/', import.meta.url)
const size = (file) => gzipSync(readFileSync(new URL(file, root))).length / 1000
const folder = (name) => readdirSync(new URL(name, root))

const html = readFileSync(new URL('desk/index.html', root), 'utf8')
const first = [...html.matchAll(/(?:src|href)="\/desk\/(assets\/[^"]+)"/g)].map((it) => `desk/${it[1]}`)
const home = folder('desk/assets')
    .filter((it) => /^HomePage-.*\.(js|css)$/.test(it))
    .map((it) => `desk/assets/${it}`)

const lines = [
    ['portal script', size('assets/portal.js'), 30],
    ['portal style', size('assets/portal.css'), 30],
    ['desk first screen', [...first, ...home].reduce((sum, it) => sum + size(it), 0), 250],
    ...folder('assets')
        .filter((it) => /^island-.*\.js$/.test(it))
        .map((it) => [it, size(`assets/${it}`), 120]),
]
let over = 0
for (const [name, is, most] of lines) {
    console.log(`${name}: ${is.toFixed(1)} kB of ${most} kB`)
    if (is > most) over++
}
process.exit(over ? 1 : 0)
