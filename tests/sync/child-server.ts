/** A sync server in a process of its own, to be killed. Arguments: data folder, port. Prints `ready <port>`. */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { mountLigne } from '#server/http/ligne'
import { openStore } from '#server/store/open'
import * as tables from '#server/store/tables'
import { sqliteUpdateLog } from '#server/store/update-log'
import { createRooms } from '#server/sync/rooms'
import { createFakeAccess } from './fake-access.ts'
import { listening } from './listening.ts'

const [dataDir = '', port = '0'] = process.argv.slice(2)
const store = openStore(dataDir, Date.now)
const log = sqliteUpdateLog(store.db, Date.now)
const access = createFakeAccess()
access.open('doc-1', { kind: 'sous-groupe', epoch: 1, right: 'write', refusal: null, mode: 'salle' })
const rooms = createRooms({
  log,
  access,
  clock: Date.now,
  logger: pino({ level: 'silent' }),
  allowedOrigins: () => [],
})
if ((await log.describe('doc-1')) === null) {
  store.db.insert(tables.documents).values({ id: 'doc-1', kind: 'sous-groupe', title: 'doc', createdAt: 1 }).run()
  await rooms.seed('doc-1', 'sous-groupe', {})
}
const app = new Hono()
mountLigne(app, { access, lines: rooms.lines })
const http = createAdaptorServer({ fetch: app.fetch }) as Server
http.on('upgrade', rooms.upgrade)
process.stdout.write(`ready ${await listening(http, Number(port))}\n`)
