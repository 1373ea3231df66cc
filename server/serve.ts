/** Puts the parts together and listens. `main.ts` calls it once; tests call it on a temporary folder. */
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { createAccess } from './access/access.ts'
import { createCodeGuard } from './access/code-guard.ts'
import { type Addresses, addressesOf } from './addresses.ts'
import { createApp } from './app.ts'
import { createCommands } from './commands/commands.ts'
import { watchForgotten } from './commands/forgotten.ts'
import { watchRefused } from './commands/late-texts.ts'
import { followTitles } from './commands/titles.ts'
import type { Config } from './config.ts'
import { createLiaisons } from './liaisons/liaisons.ts'
import { followSheets } from './mirror/follow-sheets.ts'
import { createMirrors } from './mirror/mirrors.ts'
import type { Printer } from './printing/printer.ts'
import { projectRoot } from './project-root.ts'
import { createPublications } from './publication/publications.ts'
import { isFirstStart, loadDemonstration, loadVide } from './seed/demonstration.ts'
import { type Clock, no, type Outcome, ok } from './services.ts'
import { openSigner } from './snapshot/signing.ts'
import { createSnapshots } from './snapshot/snapshots.ts'
import { sealHead } from './snapshot/verify.ts'
import { createWriters } from './snapshot/writers.ts'
import { sqliteAccessStore } from './store/access-store.ts'
import { diskProbe } from './store/disk-probe.ts'
import { rememberAddress } from './store/last-address.ts'
import type { Store } from './store/open.ts'
import { sqlitePlanStore } from './store/plan-store.ts'
import { sqlitePublicationStore } from './store/publication-store.ts'
import { sqliteSeanceStore } from './store/seance-store.ts'
import { sqliteSnapshotStore } from './store/snapshot-store.ts'
import type { UpdateLog } from './store/update-log.ts'
import { createRooms } from './sync/rooms.ts'
import { keepTidy } from './sync/tidying.ts'

export type ListenRefusal = 'portPris' | 'portInterdit' | 'adresseInconnue'

export interface Running {
  addresses: Addresses
  /** Stops listening, commits what is queued, tells every client to come back; the store stays open. */
  stop(): Promise<void>
}

export interface Surroundings {
  config: Config
  store: Store
  /** Stays open when the server stops, like the store. */
  log: UpdateLog
  /** The same: it is whoever opened it that closes it. */
  printer: Printer
  clock: Clock
  logger: Logger
  /** A first start loads nothing. */
  vide: boolean
}

/** What a request in progress is given to end when the server stops. */
const GRACE_MS = 3_000

export async function serve({
  config,
  store,
  log,
  printer,
  clock,
  logger,
  vide,
}: Surroundings): Promise<Outcome<Running, ListenRefusal>> {
  const { db } = store
  let addresses = addressesOf(config, config.port)

  const accessStore = sqliteAccessStore(db)
  const seances = sqliteSeanceStore(db)
  const plan = sqlitePlanStore(db)
  const access = createAccess({ store: accessStore, clock, secure: config.publicUrl?.startsWith('https:') ?? false })
  const codeGuard = createCodeGuard({ clock })
  const rooms = createRooms({ log, access, clock, logger, allowedOrigins: () => addresses.origins })
  const mirrors = createMirrors({ seances, rooms, codeGuard, logger })
  const snapshotStore = sqliteSnapshotStore(db)
  const signer = openSigner(config.dataDir)
  await sealHead(snapshotStore, signer)
  const snapshots = createSnapshots({ store: snapshotStore, seances, plan, rooms, clock, signer })
  const liaisons = createLiaisons({ seances, plan, rooms, clock })
  const people = accessStore
  const commands = createCommands({ seances, plan, rooms, access, mirrors, snapshots, liaisons, people, clock })

  if (isFirstStart(db)) {
    if (vide) loadVide(db)
    else await loadDemonstration({ db, rooms, mirrors, clock })
  }
  await mirrors.refreshRunning()
  await commands.finirEffacements()

  const publicationStore = sqlitePublicationStore(db)
  const publications = createPublications({
    ...{ publications: publicationStore, seances, plan, snapshotStore, clock },
    publicUrl: () => addresses.public,
  })
  const app = createApp({
    access,
    accessStore,
    mirrors,
    codeGuard,
    emargements: seances.emargements,
    seances,
    plan,
    snapshotStore,
    snapshots,
    publicationStore,
    publications,
    writers: createWriters({
      log,
      people: seances.people,
      async lignesDe(documentId) {
        const seanceId = (await seances.documents.get(documentId))?.seanceId ?? null
        return seanceId === null ? [] : seances.emargements.current(seanceId)
      },
    }),
    printer,
    rooms,
    liaisons,
    lines: rooms.lines,
    commands,
    clock,
    logger,
    publicUrl: () => addresses.public,
    clientDir: join(projectRoot(), 'dist/client'),
    ready: diskProbe(db, clock),
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  // Longer than proxies and browsers keep theirs: a connection closed from here may just be taking a request.
  server.keepAliveTimeout = 65_000
  server.on('upgrade', rooms.upgrade)

  const stopWatching = watchForgotten({ commands, clock, logger })
  const stopTitles = followTitles({ seances, rooms, mirrors, logger })
  const stopSheets = followSheets({ seances, rooms, mirrors, logger })
  const stopLate = watchRefused({ commands, rooms, logger })
  const stopTidying = keepTidy({ log, keep: () => snapshotStore.positions(), clock, logger })

  async function stop(): Promise<void> {
    stopWatching()
    stopTidying()
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    // What a title changes is shown in a live document: rooms are still needed.
    await stopTitles()
    await stopSheets()
    await stopLate()
    await rooms.close()
    // A connection whose answer has ended waits for a request that will not come.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50)
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())])
    clearInterval(sweeping)
    server.closeAllConnections()
    codeGuard.close()
  }

  // Whoever comes first does not wait for the log to be opened.
  await log.position()
  const listening = await listen(server, config)
  if (!listening.ok) {
    await stop()
    return listening
  }
  addresses = addressesOf(config, listening.value)
  rememberAddress(db, addresses.public)
  return ok({ addresses, stop })
}

function listen(server: Server, { host, port }: Config): Promise<Outcome<number, ListenRefusal>> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(no('portPris'))
      else if (error.code === 'EACCES') resolve(no('portInterdit'))
      else if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(error.code ?? ''))
        resolve(no('adresseInconnue'))
      else reject(error)
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}
