import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the server of `npm run dev` listens. */
const server = 'http://127.0.0.1:8080'
const proxied = { target: server, changeOrigin: true }

export default defineConfig({
  plugins: [react()],
  // The bundler tries only the first target of `imports` in package.json: `.tsx` files need saying again.
  resolve: { alias: [{ find: /^#client\//, replacement: fileURLToPath(new URL('./', import.meta.url)) }] },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'safari16.4',
    // The policy of content forbids `data:` fonts and scripts written in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/sync': { ...proxied, ws: true, rewriteWsOrigin: true },
      ...Object.fromEntries(
        ['/api', '/r', '/q', '/acces', '/confidentialite', '/accessibilite'].map((path) => [`^${path}(/|$)`, proxied]),
      ),
    },
  },
})
