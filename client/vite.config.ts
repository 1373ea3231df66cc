import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'esbuild'
import { defineConfig, type Plugin } from 'vite'

/** Where the server of `npm run dev` listens. */
const server = 'http://127.0.0.1:8080'
const proxied = { target: server, changeOrigin: true }
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Builds the service worker after the pages, since it names each of their files. It is a classic script in one piece:
 * not every browser starts a worker that imports. It changes whenever one of the files does.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const hash = createHash('sha256')
        const files: string[] = []
        const add = (name: string, content: string | Uint8Array) => {
          hash.update(`${name}\0`).update(content)
          if (name !== 'index.html') files.push(`/${name}`)
        }
        const made = Object.values(bundle).sort((a, b) => a.fileName.localeCompare(b.fileName))
        for (const file of made) add(file.fileName, file.type === 'chunk' ? file.code : file.source)
        for (const name of readdirSync(here('public'))) add(name, readFileSync(join(here('public'), name)))
        const version = hash.digest('hex').slice(0, 16)
        const { outputFiles } = await build({
          entryPoints: [here('offline/worker/service-worker.ts')],
          bundle: true,
          write: false,
          minify: true,
          format: 'iife',
          target: 'safari16.4',
          define: { BUILT_SHELL: JSON.stringify({ version, files }) },
        })
        const [script] = outputFiles
        if (script === undefined) throw new Error('the service worker was not built')
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: script.text })
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), serviceWorker()],
  // The bundler tries only the first target of `imports` in package.json: `.tsx` files need saying again.
  resolve: { alias: [{ find: /^#client\//, replacement: here('./') }] },
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
