/** What people wrote on a document after it was frozen to them: checked like any edit, shown in words, brought in later. */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { type LateEdit, type LateEdits, type LatePiece, no, type Outcome, ok } from '#server/services'
import type { UpdateLog } from '#server/store/update-log'
import type { CloseReason } from '#shared/sync/close-codes'
import { decodeUpdate, wouldChange } from './difference.ts'
import { checkStructs } from './guard.ts'
import { cutInPieces } from './late-pieces.ts'
import { piecesInWords } from './late-words.ts'
import { TooCostly } from './measured-apply.ts'
import type { Member, Room } from './room.ts'
import type { RoomTable } from './room-table.ts'
import { tryUpdate } from './trial.ts'
import { WorkingCopy } from './working-copy.ts'

export interface LateEditsParts {
  log: Pick<UpdateLog, 'describe'>
  table: RoomTable
  logger: Logger
}

export interface LateTable extends LateEdits {
  /** An update came too late: tells whoever keeps them. */
  refused(late: LateEdit): void
}

const nothing = new Uint8Array([0, 0])

/** A copy of a document, on which nothing has a consequence. */
const apart = (room: Room): WorkingCopy =>
  new WorkingCopy(room.def, [room.look((doc) => Y.encodeStateAsUpdate(doc))], new Y.Doc().clientID)

/** An author who is not there: their edits are counted until they are on disk. */
function absentAuthor(personId: string, sessionId: string) {
  let waiting = 0
  let done: (() => void) | null = null
  const settle = (): void => {
    if (waiting === 0) done?.()
  }
  const member: Member = {
    personId,
    sessionId,
    refusal: null,
    presenceUser: () => ({ personId, nom: '', organisme: '', mode: null, couleur: 0 }),
    send: () => undefined,
    close: () => undefined,
    acknowledged(count) {
      waiting -= count
      settle()
      return null
    },
  }
  return {
    member,
    taken: () => waiting++,
    onDisk: () =>
      new Promise<void>((resolve) => {
        done = resolve
        settle()
      }),
  }
}

export function createLateEdits({ log, table, logger }: LateEditsParts): LateTable {
  const listeners = new Set<(late: LateEdit) => void>()

  /** Works on the room of a late edit; null when its document is no longer the one it was written on. */
  async function inRoom<T>({ documentId, epoch }: LateEdit, work: (room: Room) => T | Promise<T>): Promise<T | null> {
    const found = await log.describe(documentId)
    if (found === null || found.epoch !== epoch) return null
    const held = await table.hold({ documentId, epoch }, found.kind)
    if (!held.ok) return null
    try {
      return await work(held.room)
    } finally {
      held.release()
    }
  }

  function tried(room: Room, { personId, bytes }: LateEdit): Outcome<Uint8Array, CloseReason> {
    const decoded = decodeUpdate(bytes)
    if (decoded === null) return no('badMessage')
    const copy = apart(room)
    if (!wouldChange(copy.doc, decoded)) return ok(nothing)
    const structs = checkStructs(copy.doc, decoded, room.authorship(personId))
    if (!structs.ok) return no(structs.reason)
    const verdict = tryUpdate(copy, bytes, decoded, logger)
    return verdict.ok ? ok(verdict.change.bytes ?? nothing) : no(verdict.reason)
  }

  function cut(room: Room, bytes: Uint8Array): Map<string, Uint8Array> | null {
    try {
      return room.look((doc) => cutInPieces(doc, bytes))
    } catch (error) {
      if (!(error instanceof TooCostly)) throw error
      return null
    }
  }

  function read(room: Room, bytes: Uint8Array): LatePiece[] | null {
    const pieces = cut(room, bytes)
    return pieces === null ? null : piecesInWords(room.def, apart(room).doc, pieces.values())
  }

  async function bring(room: Room, { personId, bytes }: LateEdit, keys: readonly string[] | null, mark: string) {
    const pieces = cut(room, bytes)
    if (pieces === null) return no('unknownRoom')
    const author = absentAuthor(personId, mark)
    let refused: CloseReason | null = null
    for (const [key, update] of pieces) {
      if (keys !== null && !keys.includes(key)) continue
      const verdict = room.take(author.member, update)
      if (verdict.ok) author.taken()
      else refused = verdict.reason
    }
    await author.onDisk()
    return refused === null ? ok(null) : no(refused)
  }

  return {
    refused(late) {
      for (const listener of listeners) listener(late)
    },
    onRefused(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check: async (late) => (await inRoom(late, (room) => tried(room, late))) ?? no('unknownRoom'),
    pieces: (late) => inRoom(late, (room) => read(room, late.bytes)),
    bringIn: async (late, keys, mark) =>
      (await inRoom(late, (room) => bring(room, late, keys, mark))) ?? no('unknownRoom'),
  }
}
