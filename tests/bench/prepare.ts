/** What a run needs: the peers installed as their lock says, this server and the load generator built from the sources. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { projectRoot } from '#server/project-root'
import { serverBundle } from '../../server/bundle.mjs'
import { type ServerName, serverKinds } from './servers.ts'

const here = dirname(fileURLToPath(import.meta.url))
const peers = join(here, 'peers')
const binary = 'better-sqlite3/build/Release/better_sqlite3.node'

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>
}
const readLock = (file: string): Lock['packages'] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages : {}

function isInstalled(): boolean {
  const installed = readLock(join(peers, 'node_modules/.package-lock.json'))
  const wanted = Object.entries(readLock(join(peers, 'package-lock.json'))).filter(([where]) => where !== '')
  return (
    existsSync(join(peers, 'node_modules', binary)) &&
    wanted.every(([where, { version, optional }]) => optional || installed[where]?.version === version)
  )
}

/** The peers' SQLite is the project's, version and all: what was compiled once serves both. */
function installPeers(say: (line: string) => void): void {
  if (isInstalled()) return
  say('installing the peers…')
  const done = spawnSync('npm', ['ci', '--prefix', peers, '--ignore-scripts', '--no-audit', '--no-fund'], {
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`the peers could not be installed:\n${done.stdout}${done.stderr}`)
  const compiled = join(peers, 'node_modules', binary)
  mkdirSync(dirname(compiled), { recursive: true })
  copyFileSync(join(projectRoot(), 'node_modules', binary), compiled)
}

export const peerVersion = (name: string): string =>
  readLock(join(peers, 'package-lock.json'))[`node_modules/${name}`]?.version ?? 'unknown'

export interface Prepared {
  scriptOf(server: ServerName): string
  loadScript: string
  remove(): void
}

/** Built inside the project, so that it finds its packages and migrations. */
export async function prepare(say: (line: string) => void): Promise<Prepared> {
  installPeers(say)
  const outdir = join(projectRoot(), 'dist', `bench-${process.pid}`)
  await build({
    ...serverBundle,
    absWorkingDir: projectRoot(),
    entryPoints: {
      ours: join(here, 'ours.ts'),
      load: join(here, 'load/process.ts'),
      'log-thread': join(projectRoot(), 'server/store/log-thread.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
  return {
    scriptOf: (server) =>
      serverKinds[server].script === 'ours' ? join(outdir, 'ours.mjs') : join(here, serverKinds[server].script),
    loadScript: join(outdir, 'load.mjs'),
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  }
}
