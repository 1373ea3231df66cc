import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { isScreen } from '#shared/screens'
import type { AppServices } from './app-services.ts'
import { page } from './pages/page.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
}
const squeezable = /javascript|css|svg|json|html/

interface File {
  type: string
  bytes: Buffer
  squeezed: Map<string, Promise<Buffer>>
}

function readAll(folder: string): Map<string, File> {
  if (!existsSync(folder)) return new Map()
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
  return new Map(
    found.map((f): [string, File] => {
      const path = join(f.parentPath, f.name)
      const type = types[extname(f.name)] ?? 'application/octet-stream'
      return [
        `/${relative(folder, path).split(sep).join('/')}`,
        { type, bytes: readFileSync(path), squeezed: new Map() },
      ]
    }),
  )
}

const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
const squeezers: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, fastBrotli),
  gzip: (bytes) => promisify(gzip)(bytes),
}

async function send(c: Context, { type, bytes, squeezed }: File, cacheControl: string) {
  c.header('Content-Type', type)
  c.header('Cache-Control', cacheControl)
  c.header('Vary', 'Accept-Encoding')
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((e) => e.trim().split(';')[0] ?? '')
  const encoding = squeezable.test(type) ? ['br', 'gzip'].find((e) => accepted.includes(e)) : undefined
  const squeeze = encoding === undefined ? undefined : squeezers[encoding]
  if (encoding === undefined || squeeze === undefined) return c.body(new Uint8Array(bytes))
  // Squeezed once, at the first request for it.
  const done = squeezed.get(encoding) ?? squeeze(bytes)
  squeezed.set(encoding, done)
  c.header('Content-Encoding', encoding)
  return c.body(new Uint8Array(await done))
}

/** The built client, held in memory: only files that are there can be asked for, so no path can climb out of the folder. */
export function mountClientFiles(app: Hono, { clientDir }: AppServices): void {
  const files = readAll(clientDir)
  const index = files.get('/index.html')

  app.get('*', async (c, next) => {
    const { path } = c.req
    if (isScreen(path)) {
      if (index !== undefined) return send(c, index, 'no-store')
      return page(c, {
        title: 'Interface absente',
        body: html`<h1>L’interface n’est pas construite</h1><p>Arrêtez le serveur puis relancez-le avec <code>npm start</code>.</p>`,
        status: 503,
      })
    }
    const file = path === '/index.html' ? undefined : files.get(path)
    if (file === undefined) return next()
    return send(c, file, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
}
