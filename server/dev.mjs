/** `npm run dev`: the server and the pages, each reloading when its sources change. One of them ending ends both. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const PAGES = 'http://localhost:5173'
const programs = [
  // The pages are served by Vite, which hands the rest to the server: links must name Vite's address.
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts', ...process.argv.slice(3)],
  ['node_modules/vite/bin/vite.js', 'client', '--strictPort', '--port', '5173', '--host', 'localhost'],
]

const env = { ...process.env, PORT: '8080', PUBLIC_URL: process.env.PUBLIC_URL ?? PAGES }
const children = programs.map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env }))

let stopping = false
function stop(code) {
  if (stopping) return
  stopping = true
  process.exitCode = code
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', (code) => stop(code ?? 0))
// Ctrl-C reaches both by itself; asking again at once would cut their clean stop short.
process.once('SIGINT', () => setTimeout(() => stop(0), 3000).unref())
process.once('SIGTERM', () => stop(0))
