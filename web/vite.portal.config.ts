import { defineConfig } from 'vite'

/** Style and script of the portal: fixed names, because the server adds a content hash to the address. */
export default defineConfig({
  publicDir: 'public',
  build: {
    outDir: 'dist/assets',
    emptyOutDir: false,
    target: 'es2022',
    rollupOptions: {
      input: { portal: 'src/portal/entry.ts' },
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]', format: 'es' },
    },
  },
})
