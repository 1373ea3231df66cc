/** What the rest of the server does with documents: seed them, make them say a value, read them together. */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Reading, Rooms } from '#server/services'
import type { UpdateLog } from '#server/store/update-log'
import { append } from '#shared/document/append'
import { restore } from '#shared/document/restore'
import { seed, write } from '#shared/document/write'
import { definitionOf } from '#shared/documents/registry'
import type { Committer } from './committer.ts'
import type { Held, RoomTable } from './room-table.ts'

export interface ServerEditsParts {
  log: UpdateLog
  committer: Committer
  table: RoomTable
  logger: Logger
}

interface Merged {
  value: object
  written: Promise<void>
}

export function createServerEdits({
  log,
  committer,
  table,
  logger,
}: ServerEditsParts): Pick<Rooms, 'seed' | 'write' | 'append' | 'restore' | 'read'> {
  /** Writes that have not reached their room yet: later ones join them. */
  const next = new Map<string, Merged>()

  async function hold(documentId: string): Promise<Held | null> {
    const found = await log.describe(documentId)
    return found === null ? null : table.hold({ documentId, epoch: found.epoch }, found.kind)
  }

  async function writeNext(documentId: string): Promise<void> {
    let held: Held | null
    try {
      held = await hold(documentId)
    } catch (error) {
      next.delete(documentId)
      throw error
    }
    const value = next.get(documentId)?.value ?? {}
    next.delete(documentId)
    if (held === null || !held.ok) throw new Error(`document ${documentId} cannot be opened for writing`)
    try {
      const { room } = held
      await room.change((doc) => write(room.def, doc, value))
    } finally {
      held.release()
    }
  }

  /** Null when the document cannot be read: others asked for with it still are. */
  function look(read: () => unknown): unknown {
    try {
      return read()
    } catch (error) {
      logger.error({ err: error }, 'a document could not be read')
      return null
    }
  }

  return {
    async seed(documentId, kind, value) {
      const ref = { documentId, epoch: (await log.describe(documentId))?.epoch ?? 1 }
      const stored = await log.load(ref)
      if (stored.checkpoint !== null || stored.updates.length > 0) {
        throw new Error(`document ${documentId} has content already`)
      }
      const doc = new Y.Doc()
      seed(definitionOf(kind), doc, value)
      const bytes = Y.encodeStateAsUpdate(doc)
      await committer.append({ ...ref, personId: null, sessionId: null, bytes, claims: [doc.clientID] })
    },

    write(documentId, value) {
      const joined = next.get(documentId)
      if (joined !== undefined) {
        joined.value = { ...joined.value, ...value }
        return joined.written
      }
      const written = Promise.resolve().then(() => writeNext(documentId))
      next.set(documentId, { value, written })
      return written
    },

    async append(documentId, from, introduced) {
      const held = await hold(documentId)
      if (held === null || !held.ok) throw new Error(`document ${documentId} cannot be opened for writing`)
      try {
        const { room } = held
        await room.change((doc) => append(room.def, doc, from, introduced))
      } finally {
        held.release()
      }
    },

    async restore(documentId, key, was, kept) {
      const held = await hold(documentId)
      if (held === null || !held.ok) throw new Error(`document ${documentId} cannot be opened for writing`)
      let found = false
      try {
        const { room } = held
        await room.change((doc) => {
          found = restore(room.def, doc, key, was, kept)
        })
      } finally {
        held.release()
      }
      return found
    },

    async read(documentIds) {
      const held = await Promise.all(documentIds.map(async (id) => [id, await hold(id)] as const))
      try {
        const rooms = held.flatMap(([id, found]) => (found?.ok ? [{ id, room: found.room }] : []))
        // Seen at one instant, told once all of it is on disk.
        const seen = rooms.map(({ room }) => look(() => room.read()))
        const position = await committer.cut()
        const values = position === null ? rooms.map(({ room }) => look(() => room.readOnDisk())) : seen
        const at = position ?? (await log.position())
        const readings = rooms.flatMap(({ id, room }, i): [string, Reading][] => {
          const value = values[i] ?? null
          return value === null ? [] : [[id, { value, modifiedAt: room.modifiedAt, position: at }]]
        })
        const found = new Map(readings)
        for (const documentId of documentIds)
          if (!found.has(documentId)) logger.warn({ documentId }, 'a document asked for could not be read')
        return found
      } finally {
        for (const [, found] of held) if (found?.ok) found.release()
      }
    },
  }
}
