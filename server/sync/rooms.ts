/** The rooms of the server: who is let in, what is loaded, what the rest of the server reads and writes. */
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { Access, AccessChange, Clock, Rooms } from '#server/services'
import type { UpdateLog } from '#server/store/update-log'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { parseRoom } from '#shared/sync/rooms'
import { createCommitter } from './committer.ts'
import { Connection } from './connection.ts'
import { createRoomTable } from './room-table.ts'
import { createServerEdits } from './server-edits.ts'
import { standingOf } from './standing.ts'
import { type Arrival, createUpgrade } from './upgrade.ts'

export interface RoomsParts {
  log: UpdateLog
  access: Access
  clock: Clock
  logger: Logger
  allowedOrigins(): readonly string[]
  /** How long an empty room stays in memory. */
  idleMs?: number
}

const TICK_MS = 15_000
const CLOSING_MS = 5_000

function turnAway(socket: WebSocket, reason: CloseReason): void {
  socket.resume()
  socket.close(closeCodes[reason].code, reason)
}

/** Whether a change of rights may concern a connection. A meeting's phase may concern anyone. */
function concerns(change: AccessChange, { sessionId, personId }: Connection): boolean {
  if (change.sessionId !== undefined) return sessionId === change.sessionId
  return change.personId === undefined || personId === change.personId
}

export function createRooms({ log, access, clock, logger, allowedOrigins, idleMs = 30_000 }: RoomsParts): Rooms {
  const connections = new Set<Connection>()
  let changes = 0
  let closing = false

  const committer = createCommitter({
    log,
    logger,
    onHealth(healthy) {
      for (const connection of connections) connection.tellHealth(healthy)
    },
  })
  const table = createRoomTable({ log, committer, logger, clock, idleMs })
  const edits = createServerEdits({ log, committer, table, logger })

  async function letIn({ socket, cookie, roomName }: Arrival): Promise<void> {
    const named = parseRoom(roomName)
    if (named === null) return turnAway(socket, 'unknownRoom')
    const seen = changes
    const standing = await standingOf(access, cookie, named)
    if (!standing.ok) return turnAway(socket, standing.reason)
    const held = await table.hold(named, standing.value.granted.kind)
    if (!held.ok) return turnAway(socket, held.reason)
    try {
      if (socket.readyState !== socket.OPEN) return
      if (closing) return turnAway(socket, 'restarting')
      const { room } = held
      const connection = new Connection({
        socket,
        cookie,
        standing: standing.value,
        room,
        access,
        clock,
        logger,
        healthy: () => committer.healthy,
        onLeave: (left) => connections.delete(left),
      })
      connections.add(connection)
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

  const upgrade = createUpgrade({
    allowedOrigins,
    logger,
    onArrival(arrival) {
      if (closing) return turnAway(arrival.socket, 'restarting')
      letIn(arrival).catch((error: unknown) => {
        logger.error({ err: error }, 'a connection could not be let in')
        turnAway(arrival.socket, 'unavailable')
      })
    },
  })

  return {
    upgrade,
    seed: edits.seed,
    write: edits.write,
    read: edits.read,
    onCommitted: table.onCommitted,
    async close() {
      if (closing) return
      closing = true
      stopListening()
      clearInterval(ticking)
      for (const connection of connections) connection.stop()
      if (!(await committer.drain(CLOSING_MS))) logger.error('closing with edits that could not be written')
      const sockets = [...connections]
      for (const connection of sockets) connection.close('restarting')
      await Promise.all(sockets.map((connection) => connection.ended))
      await table.close()
    },
  }
}
