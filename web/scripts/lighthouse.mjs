// Lighthouse on one page of a running house, as a cheap phone sees it: accessibility 100, performance >= 95, median of five.
import { createServer } from 'node:net'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'

const RUNS = 5
const LEAST = { accessibility: 100, performance: 95 }

const address = process.argv[2]
if (!address) throw new Error('which address?')

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const percent = (category) => Math.round((category.score ?? 0) * 100)

/** A port that nobody listens on right now. */
const freePort = () =>
    new Promise((resolve) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address()
            server.close(() => resolve(port))
        })
    })

const port = await freePort()
const chrome = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
        `--remote-debugging-port=${port}`,
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
    ],
})
const seen = { accessibility: [], performance: [] }
const faults = new Set()
try {
    for (let run = 0; run < RUNS; run++) {
        const { lhr } = await lighthouse(address, {
            port,
            onlyCategories: Object.keys(LEAST),
            logLevel: 'error',
        })
        if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
        for (const name of Object.keys(LEAST)) seen[name].push(percent(lhr.categories[name]))
        for (const { id, weight } of lhr.categories.accessibility.auditRefs) {
            if (weight > 0 && lhr.audits[id]?.score === 0) faults.add(id)
        }
    }
} finally {
    await chrome.close()
}

let failed = false
for (const [name, least] of Object.entries(LEAST)) {
    const value = median(seen[name])
    console.log(`Lighthouse ${name} of ${address}: median ${value} of ${seen[name].join(', ')}; at least ${least}`)
    if (value < least) failed = true
}
if (faults.size) console.log(`Not accessible: ${[...faults].join(', ')}`)
process.exit(failed ? 1 : 0)
