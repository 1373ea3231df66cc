/** A real HTTP server on a free port, real rooms, a real database; only rights are a fake. */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { mountLigne } from '#server/http/ligne'
import { mountSecurity } from '#server/http/security'
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
  silenceMs?: number
  store?: Store
  pages?: Readonly<Record<string, { type: string; body: string }>>
}

export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
  const { wrapLog, idleMs, silenceMs, store, pages } = options
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
    ...(silenceMs === undefined ? {} : { silenceMs }),
  })
  const app = new Hono()
  mountSecurity(app, { publicUrl: () => page })
  mountLigne(app, { access, lines: rooms.lines })
  app.get('*', (c) => {
    const found = pages?.[c.req.path]
    return found === undefined
      ? c.notFound()
      : c.body(found.body, 200, { 'content-type': `${found.type}; charset=utf-8` })
  })
  const http = createAdaptorServer({ fetch: app.fetch }) as Server
  http.on('upgrade', rooms.upgrade)
  const port = await listening(http)
  page = `http://127.0.0.1:${port}`
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await rooms.close()
    const closed = new Promise((resolve) => http.close(resolve))
    // What is being answered gets its end; a client that keeps its connection open does not.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))])
    http.closeAllConnections()
    await closed
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
