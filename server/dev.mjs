/** `npm run dev`: the server and the pages, each reloading when its sources change. One of them ending ends both. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { context } from 'esbuild'
import { serverBundle } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const PAGES = 'http://localhost:5173'
// The pages are served by Vite, which hands the rest to the server: links must name Vite's address.
const env = { ...process.env, PORT: '8080', PUBLIC_URL: process.env.PUBLIC_URL ?? PAGES }
const run = (...args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })

let stopping = false
let server = null
let restarting = Promise.resolve()
const pages = run('node_modules/vite/bin/vite.js', 'client', '--strictPort', '--port', '5173', '--host', 'localhost')

/** The new server opens the data once the former has let go of them. */
async function restart() {
  const former = server
  server = null
  if (former !== null && former.exitCode === null) {
    const ended = once(former, 'exit')
    former.kill('SIGTERM')
    await ended
  }
  if (stopping) return
  const next = run('--enable-source-maps', 'dist/dev/main.js', ...process.argv.slice(3))
  server = next
  next.once('exit', (code) => server === next && stop(code ?? 0))
}

const sources = await context({
  ...serverBundle,
  absWorkingDir: root,
  outdir: 'dist/dev',
  plugins: [
    {
      name: 'restart',
      setup(build) {
        build.onEnd(({ errors }) => {
          if (errors.length === 0) restarting = restarting.then(restart)
        })
      },
    },
  ],
})

function stop(code) {
  if (stopping) return
  stopping = true
  process.exitCode = code
  for (const child of [pages, server]) child?.kill('SIGTERM')
  void sources.dispose()
}

pages.once('exit', (code) => stop(code ?? 0))
// Ctrl-C reaches both by itself; asking again at once would cut their clean stop short.
process.once('SIGINT', () => setTimeout(() => stop(0), 3000).unref())
process.once('SIGTERM', () => stop(0))
await sources.watch()
