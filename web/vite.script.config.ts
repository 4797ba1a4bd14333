import { defineConfig } from 'vite'

/** The portal's script: one file in a function of its own, loaded with `defer` on every page. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/assets',
    emptyOutDir: false,
    target: 'es2022',
    rollupOptions: {
      input: { portal: 'src/portal/entry.ts' },
      output: { entryFileNames: '[name].js', format: 'iife' },
    },
  },
})
