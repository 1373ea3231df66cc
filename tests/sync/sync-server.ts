/** A real HTTP server on a free port, real rooms, a real database; only rights are a fake. */
import { createServer } from 'node:http'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Rooms } from '#server/services'
import type { Store } from '#server/store/open'
import * as tables from '#server/store/tables'
import { sqliteUpdateLog, type UpdateLog } from '#server/store/update-log'
import { createRooms } from '#server/sync/rooms'
import type { DocumentKind } from '#shared/documents/registry'
import { tempStore } from '#tests/support/store'
import { createFakeAccess, type FakeAccess } from './fake-access.ts'
import { listening } from './listening.ts'

export const ORIGIN = 'https://tour.example'

export interface SyncServer {
  /** Where providers connect: `ws://127.0.0.1:<port>/sync`. */
  url: string
  /** Where a browser finds the pages given. */
  page: string
  rooms: Rooms
  access: FakeAccess
  log: UpdateLog
  store: Store
  /** The one-word reason of each refused update, as logged. */
  refusals: string[]
  /** Makes and seeds a document everyone with a session may write, unless told otherwise. */
  document(id: string, kind: DocumentKind, value?: object): Promise<void>
  stop(): Promise<void>
}

export interface SyncServerOptions {
  wrapLog?: (log: UpdateLog) => UpdateLog
  idleMs?: number
  store?: Store
  pages?: Readonly<Record<string, { type: string; body: string }>>
}

export async function startSyncServer({ wrapLog, idleMs, store, pages }: SyncServerOptions = {}): Promise<SyncServer> {
  const held = store ?? tempStore(Date.now)
  const plain = sqliteUpdateLog(held.db, Date.now)
  const log = wrapLog?.(plain) ?? plain
  const access = createFakeAccess()
  let page = ''
  const refusals: string[] = []
  const write = (line: string) => {
    const { why } = JSON.parse(line) as { why?: string }
    if (why !== undefined) refusals.push(why)
  }
  const rooms = createRooms({
    log,
    access,
    clock: Date.now,
    logger: pino({ level: 'warn' }, { write }),
    allowedOrigins: () => [ORIGIN, page],
    ...(idleMs === undefined ? {} : { idleMs }),
  })
  const http = createServer((request, response) => {
    const found = pages?.[request.url ?? '']
    if (found === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': `${found.type}; charset=utf-8` }).end(found.body)
  })
  http.on('upgrade', rooms.upgrade)
  const port = await listening(http)
  page = `http://127.0.0.1:${port}`
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await rooms.close()
    await new Promise((resolve) => http.close(resolve))
  }
  onTestFinished(stop)
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    page,
    rooms,
    access,
    log,
    store: held,
    refusals,
    async document(id, kind, value = {}) {
      held.db.insert(tables.documents).values({ id, kind, title: id, createdAt: Date.now() }).run()
      access.open(id, { kind, epoch: 1, right: 'write', refusal: null, mode: 'salle' })
      await rooms.seed(id, kind, value)
    },
    stop,
  }
}
