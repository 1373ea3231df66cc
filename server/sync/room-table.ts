/** Which rooms are in memory: opened at the first need, left with a checkpoint when nobody needs them. */
import type { Logger } from 'pino'
import type { Clock } from '#server/services'
import type { DocumentRef, UpdateLog } from '#server/store/update-log'
import { versionOf } from '#shared/document/define'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import type { CloseReason } from '#shared/sync/close-codes'
import { roomName } from '#shared/sync/rooms'
import { createCommittedNews } from './committed-news.ts'
import type { Committer } from './committer.ts'
import { loadDocument } from './loading.ts'
import { Room } from './room.ts'

export type Held = { ok: true; room: Room; release(): void } | { ok: false; reason: CloseReason }

export interface RoomTable {
  /** The room of a document, kept in memory until released. */
  hold(ref: DocumentRef, kind: DocumentKind): Promise<Held>
  onCommitted(listener: (documentId: string) => void): () => void
  /** Says what waits for a quieter moment to everyone. */
  flush(): void
  /** Leaves every room with a checkpoint. */
  close(): Promise<void>
}

export interface RoomTableParts {
  log: UpdateLog
  committer: Committer
  logger: Logger
  clock: Clock
  idleMs: number
}

interface Slot {
  /** Null while loading. */
  room: Room | null
  loading: Promise<{ ok: true; room: Room } | { ok: false; reason: CloseReason }>
  holds: number
  neededAt: number
}

const CHECKPOINT_EVERY = 500

export function createRoomTable({ log, committer, logger, clock, idleMs }: RoomTableParts): RoomTable {
  const slots = new Map<string, Slot>()
  const news = createCommittedNews(logger)

  async function open(ref: DocumentRef, kind: DocumentKind, slot: () => Slot): Slot['loading'] {
    const def = definitionOf(kind)
    const loaded = await loadDocument({ log, committer, logger }, ref, def)
    if (!loaded.ok) {
      forget(ref, slot())
      return loaded
    }
    const room = new Room({
      ref,
      def,
      loaded: loaded.value,
      committer,
      logger,
      onCommitted: news.tell,
      onBroken() {
        forget(ref, slot())
        for (const member of room.members) member.close('restarting')
      },
    })
    slot().room = room
    return { ok: true, room }
  }

  function forget(ref: DocumentRef, slot: Slot): void {
    const name = roomName(ref.documentId, ref.epoch)
    if (slots.get(name) === slot) slots.delete(name)
  }

  function newSlot(ref: DocumentRef, kind: DocumentKind): Slot {
    const loading: Slot['loading'] = Promise.resolve().then(() => open(ref, kind, () => slot))
    const slot: Slot = { room: null, loading, holds: 0, neededAt: clock() }
    slots.set(roomName(ref.documentId, ref.epoch), slot)
    return slot
  }

  /** A checkpoint only shortens the next opening: failing to write one loses nothing. */
  async function checkpoint(room: Room): Promise<void> {
    const covered = room.sinceCheckpoint
    if (covered === 0) return
    try {
      await log.checkpoint(room.ref, { ...room.checkpoint(), version: versionOf(room.def) })
      room.sinceCheckpoint -= covered
    } catch (error) {
      logger.warn({ err: error, ...room.ref }, 'a checkpoint could not be written')
    }
  }

  async function sweep(): Promise<void> {
    for (const slot of [...slots.values()]) {
      const { room } = slot
      if (room === null) continue
      const isNeeded = (): boolean => slot.holds > 0 || !room.idle || clock() - slot.neededAt < idleMs
      if (!room.idle || slot.holds > 0) slot.neededAt = clock()
      room.rest()
      if (isNeeded()) {
        if (room.sinceCheckpoint >= CHECKPOINT_EVERY) await checkpoint(room)
        continue
      }
      await checkpoint(room)
      if (isNeeded()) continue
      forget(room.ref, slot)
      room.destroy()
    }
  }

  let sweeping: Promise<void> = Promise.resolve()
  const timer = setInterval(
    () => {
      sweeping = sweeping.then(sweep)
    },
    Math.max(50, idleMs / 3),
  )
  timer.unref()

  return {
    onCommitted: news.listen,
    async hold(ref, kind) {
      const name = roomName(ref.documentId, ref.epoch)
      const slot = slots.get(name) ?? newSlot(ref, kind)
      slot.holds++
      const release = () => {
        slot.holds--
        slot.neededAt = clock()
      }
      const opened = await slot.loading
      if (!opened.ok) {
        release()
        return opened
      }
      return { ok: true, room: opened.room, release }
    },
    flush() {
      for (const { room } of slots.values()) room?.flush()
    },
    async close() {
      clearInterval(timer)
      news.stop()
      await sweeping
      for (const { room } of slots.values()) {
        if (room === null) continue
        await checkpoint(room)
        room.destroy()
      }
      slots.clear()
    },
  }
}
