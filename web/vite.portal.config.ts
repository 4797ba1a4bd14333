import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const islands = readdirSync(path('./src/islands/'))
  .filter((it) => it.endsWith('.ts') && !it.endsWith('.test.ts'))
  .map((it) => it.slice(0, -'.ts'.length))

/**
 * The portal's style and its islands: each file of src/islands becomes assets/island-<name>.js, loaded as a module.
 * Names are fixed, because the server adds a content hash to the address.
 */
export default defineConfig({
  publicDir: 'public',
  plugins: [vue()],
  resolve: { alias: { '@': path('./src') } },
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: {
        portal: path('./src/styles/portal.css'),
        ...Object.fromEntries(islands.map((it) => [`island-${it}`, path(`./src/islands/${it}.ts`)])),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'island-shared-[name]-[hash].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
})
