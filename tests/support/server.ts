/** The whole real server, on a data folder of its own and a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { newAdministratorLink } from '#server/access/administrator-link'
import type { Addresses } from '#server/addresses'
import { silentLog } from '#server/log'
import { findOffice } from '#server/printing/office'
import { openPrinter } from '#server/printing/printer'
import { serve } from '#server/serve'
import type { Clock } from '#server/services'
import { shownCode } from '#server/store/ids'
import { sqliteLienStore } from '#server/store/lien-store'
import { sqliteMeetingStore } from '#server/store/meeting-store'
import { openStore, type Store } from '#server/store/open'
import { openThreadedLog } from '#server/store/threaded-log'
import { makeTempDir, removeTempDir } from './temp-dir.ts'

export interface TestServer {
  addresses: Addresses
  /** `http://127.0.0.1:<port>` */
  url: string
  /** For what no interface shows; the server uses the same connection. */
  store: Store
  dataDir: string
  /** Code of the demonstration meeting as shown, `XXXX-XXXX`. */
  code(): Promise<string>
  administratorLink(): Promise<string>
  /** Stops it and keeps its data, unless a second call or `remove` follows. */
  stop(): Promise<void>
}

interface Options {
  clock?: Clock
  /** No demonstration workspace. */
  vide?: boolean
  /** Data left by a server that was stopped. */
  dataDir?: string
  publicUrl?: string
}

/** In this process; whoever starts it stops it. For one test, use `testServer`. */
export async function startServer({
  clock = Date.now,
  vide = false,
  dataDir,
  publicUrl,
}: Options = {}): Promise<TestServer> {
  const folder = dataDir ?? makeTempDir()
  const store = openStore(folder, clock)
  const config = { port: 0, host: '127.0.0.1', dataDir: folder, publicUrl: publicUrl ?? null }
  const logger = silentLog()
  const log = openThreadedLog({ script: join(serverBundleFolder(), 'log-thread.js'), store, clock, logger })
  const printer = openPrinter({
    script: join(serverBundleFolder(), 'print-process.js'),
    office: findOffice(),
    charteFolder: join(folder, 'charte'),
    logger,
  })
  const started = await serve({ config, store, log, printer, clock, logger, vide })
  if (!started.ok) throw new Error(started.code)
  const { addresses } = started.value
  let stopped: Promise<void> | null = null
  return {
    addresses,
    url: addresses.here,
    store,
    dataDir: folder,
    async code() {
      const meeting = (await sqliteMeetingStore(store.db).running())[0]
      if (meeting?.code == null) throw new Error('no meeting is running')
      return shownCode(meeting.code)
    },
    administratorLink: async () => addresses.here + (await newAdministratorLink(sqliteLienStore(store.db), clock)),
    stop() {
      stopped ??= started.value.stop().then(async () => {
        await printer.close()
        await log.close()
        store.close()
      })
      return stopped
    },
  }
}

/** Started for one test, stopped and removed when it ends. */
export async function testServer(options: Options = {}): Promise<TestServer> {
  const server = await startServer(options)
  onTestFinished(async () => {
    await server.stop()
    removeTempDir(server.dataDir)
  })
  return server
}

export interface ServerProcess {
  child: ChildProcess
  url: string
  /** `XXXX-XXXX`; null in an empty workspace. */
  code: string | null
  administratorLink: string
  /** Everything printed so far. */
  output(): string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

interface ProcessOptions {
  dataDir: string
  /** 0: any free port; a server started again on the same data wants its former port. */
  port?: number
  env?: Record<string, string>
  args?: readonly string[]
  /** Where it was built, when not from the sources as they are. */
  bundle?: string
}

/** Where this run of the tests built the server, from the sources as they are. */
export function serverBundleFolder(): string {
  const folder = process.env.TEST_SERVER_BUNDLE
  if (process.env.TEST_SERVER_FAULT !== undefined) throw new Error(process.env.TEST_SERVER_FAULT)
  if (folder === undefined) throw new Error('the server is built by the global set-up of Vitest')
  return folder
}

/** The built server, in a process of its own that can be killed. Whoever starts it kills it. */
export function spawnServer({
  dataDir,
  port = 0,
  env = {},
  args = [],
  bundle,
}: ProcessOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(bundle ?? serverBundleFolder(), 'main.js'), ...args], {
    env: { ...process.env, HOST: '127.0.0.1', PUBLIC_URL: '', ...env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const fact = (name: string) => new RegExp(`^${name} : (.+)$`, 'm').exec(printed)?.[1] ?? null
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const url = fact('Prêt')
      if (url === null) return
      resolve({
        child,
        url,
        code: fact('Code de la séance'),
        administratorLink: fact('Accès administrateur') ?? '',
        output: () => printed,
        kill(signal) {
          child.kill(signal)
          return exited
        },
      })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    void exited.then((code) => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })
}
