/** The rooms of the server: who is let in, what is loaded, what the rest of the server reads and writes. */
import type { Logger } from 'pino'
import type { Access, AccessChange, Clock, Rooms } from '#server/services'
import type { UpdateLog } from '#server/store/update-log'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { parseRoom } from '#shared/sync/rooms'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { createCommitter } from './committer.ts'
import { Connection, type ConnectionHost } from './connection.ts'
import { createEcho } from './echo.ts'
import { healthFrame } from './frames.ts'
import { createLateEdits } from './late-edits.ts'
import { createLines } from './lines.ts'
import { createLinks } from './links.ts'
import { Outgoing } from './outgoing.ts'
import { createRoomTable } from './room-table.ts'
import { createServerEdits } from './server-edits.ts'
import { standingOf } from './standing.ts'
import { type Arrival, createUpgrade } from './web-socket.ts'
import type { Wire } from './wire.ts'

export interface RoomsParts {
  log: UpdateLog
  access: Access
  clock: Clock
  logger: Logger
  allowedOrigins(): readonly string[]
  /** How long an empty room stays in memory. */
  idleMs?: number
  /** How long a line nobody asks anything of is kept. */
  silenceMs?: number
}

/** Documents one person may have open at once, on all their devices. */
const MOST_CONNECTIONS = 96
const TICK_MS = 15_000
const CLOSING_MS = 5_000

function turnAway(wire: Wire, reason: CloseReason): void {
  wire.close(closeCodes[reason].code, reason)
}

/** Whether a change of rights may concern a connection. A meeting's phase may concern anyone. */
function concerns(change: AccessChange, { sessionId, personId }: Connection): boolean {
  if (change.sessionId !== undefined) return sessionId === change.sessionId
  return change.personId === undefined || personId === change.personId
}

export function createRooms(parts: RoomsParts): Rooms {
  const { log, access, clock, logger, allowedOrigins, idleMs = 30_000, silenceMs } = parts
  const connections = new Set<Connection>()
  /** Those whose wire is not closed on both sides yet. */
  const wired = new Set<Connection>()
  let allGone: (() => void) | null = null
  let changes = 0
  let closing = false

  const committer = createCommitter({
    log,
    logger,
    onHealth(healthy) {
      const frame = new Outgoing(healthFrame(healthy))
      for (const connection of connections) connection.tellHealth(frame)
    },
  })
  const table = createRoomTable({ log, committer, logger, clock, idleMs })
  const edits = createServerEdits({ log, committer, table, logger })
  const links = createLinks({ clock })
  const late = createLateEdits({ log, table, logger })
  const host: ConnectionHost = {
    access,
    clock,
    logger,
    links,
    late,
    healthy: () => committer.healthy,
    onLeave: (connection) => connections.delete(connection),
    onGone(connection) {
      wired.delete(connection)
      if (wired.size === 0) allGone?.()
    },
  }

  const openedBy = (personId: string): number => {
    let count = 0
    for (const connection of connections) if (connection.personId === personId) count++
    return count
  }

  async function letIn({ wire, cookie, roomName, schema }: Arrival): Promise<void> {
    if (schema !== SCHEMA_PROTOCOL) return turnAway(wire, 'reloadNeeded')
    const named = parseRoom(roomName)
    if (named === null) return turnAway(wire, 'unknownRoom')
    const seen = changes
    const standing = await standingOf(access, cookie, named)
    if (!standing.ok) return turnAway(wire, standing.reason)
    if (openedBy(standing.value.actor.personId) >= MOST_CONNECTIONS) return turnAway(wire, 'tooManyPages')
    const held = await table.hold(named, standing.value.granted.kind)
    if (!held.ok) return turnAway(wire, held.reason)
    try {
      if (!wire.isOpen) return
      if (closing) return turnAway(wire, 'restarting')
      const connection = new Connection(host, wire, cookie, standing.value, held.room)
      connections.add(connection)
      wired.add(connection)
      // Rights may have changed while they were being read.
      if (changes !== seen) connection.recheck()
    } finally {
      held.release()
    }
  }

  const stopListening = access.onChange((change) => {
    changes++
    for (const connection of connections) if (concerns(change, connection)) connection.recheck()
  })

  const ticking = setInterval(() => {
    for (const connection of connections) connection.tick()
  }, TICK_MS)

  function onArrival(arrival: Arrival): void {
    if (closing) {
      turnAway(arrival.wire, 'restarting')
      return
    }
    letIn(arrival).catch((error: unknown) => {
      logger.error({ err: error }, 'a connection could not be let in')
      turnAway(arrival.wire, 'unavailable')
    })
  }
  const lines = createLines({ onArrival, ...(silenceMs === undefined ? {} : { silenceMs }) })
  const echo = createEcho()

  return {
    upgrade: createUpgrade({ allowedOrigins, logger, onArrival, echo }),
    lines,
    seed: edits.seed,
    write: edits.write,
    append: edits.append,
    restore: edits.restore,
    read: edits.read,
    onCommitted: table.onCommitted,
    links,
    late,
    async close() {
      if (closing) return
      closing = true
      stopListening()
      clearInterval(ticking)
      for (const connection of connections) connection.stop()
      if (!(await committer.drain(CLOSING_MS))) logger.error('closing with edits that could not be written')
      table.flush()
      for (const connection of [...connections]) connection.close('restarting')
      if (wired.size > 0)
        await new Promise<void>((resolve) => {
          allGone = resolve
        })
      lines.close()
      echo.close()
      await table.close()
    },
  }
}
