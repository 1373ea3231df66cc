/**
 * This server as a measured process: its real rooms, its real database and update log, with rights that let everyone
 * write. The only file of the benchmark that knows how the server is made.
 */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { openStore } from '#server/store/open'
import * as tables from '#server/store/tables'
import { openThreadedLog } from '#server/store/threaded-log'
import { createRooms } from '#server/sync/rooms'
import { createFakeAccess } from '#tests/sync/fake-access'
import { dataDir, httpServer, listening, options, ready } from './peers/contract.mjs'

interface Options {
  /** The documents people may join. */
  rooms: string[]
  idleMs?: number
}

const { rooms: names, idleMs } = JSON.parse(options) as Options
const store = openStore(dataDir, Date.now)
const logger = pino({ level: 'warn' }, process.stderr)
const script = fileURLToPath(new URL('./log-thread.mjs', import.meta.url))
const log = openThreadedLog({ script, store, clock: Date.now, logger })
const access = createFakeAccess()
const rooms = createRooms({
  log,
  access,
  clock: Date.now,
  logger,
  allowedOrigins: () => [],
  ...(idleMs === undefined ? {} : { idleMs }),
})

for (const id of names) {
  access.open(id, { kind: 'sous-groupe', epoch: 1, right: 'write', refusal: null, mode: 'salle' })
  if ((await log.describe(id)) !== null) continue
  store.db.insert(tables.documents).values({ id, kind: 'sous-groupe', title: id, createdAt: Date.now() }).run()
  await rooms.seed(id, 'sous-groupe', {})
}
// As the server does before it listens.
await log.position()
const http = httpServer()
http.on('upgrade', rooms.upgrade)
ready(await listening(http), async () => {
  await rooms.close()
  await log.close()
  store.close()
})
