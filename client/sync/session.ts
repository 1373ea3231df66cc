/** One Yjs document with its copy on the device and its connection. Replaced as a whole when the server refuses it. */
import * as Y from 'yjs'
import { META, VERSION } from '#shared/document/layout'
import type { CloseReason } from '#shared/sync/close-codes'
import { createLink, type Link } from './link.ts'
import { copyName, lastWords, noteCopy, pendingNotes } from './local-copies.ts'
import { type Garde, type LocalCopy, openLocalCopy } from './local-copy.ts'
import type { Surroundings } from './surroundings.ts'
import { createTally, type Tally } from './tally.ts'

export interface SessionParts {
  room: string
  personId: string
  surroundings: Surroundings
  /** Starts from the copy on this device, and keeps one. */
  persist: boolean
  mayWrite(): boolean
  onChange(): void
  onClosed(reason: CloseReason): void
}

export interface Session {
  readonly doc: Y.Doc
  readonly link: Link
  readonly tally: Tally
  /** There is something true to show: the copy of this device, or the server's. */
  readonly ready: boolean
  /** Whether this device holds all the document does. */
  readonly garde: Garde
  /** From now on, keeps a copy on this device. */
  keepCopy(): Promise<void>
  /** Leaves the network; the document can still be read. */
  leave(): void
  destroy(): void
}

/** A device too slow to open its own copy must not keep a person waiting. */
const COPY_WITHIN_MS = 2_000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export function startSession(parts: SessionParts): Session {
  const { room, personId, surroundings, onChange } = parts
  const { storage } = surroundings
  const doc = new Y.Doc()
  const notes = parts.persist ? pendingNotes(storage, personId, room) : null
  let inherited = notes?.inherited.pending ?? 0
  const tally = createTally(notes?.inherited)
  let copy: LocalCopy | null = null
  let opening = false
  let gone = false

  function changed(): void {
    if (gone) return
    if (inherited > 0 && tally.confirmed) {
      inherited = 0
      notes?.settle()
    }
    notes?.note(tally.pending - inherited, tally.oldest)
    link.noteTally()
    onChange()
  }

  // Before the provider's own listener, so that the edit is counted when its message leaves.
  doc.on('update', (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (!transaction.local || !parts.mayWrite()) return
    tally.edited()
    changed()
  })

  const link = createLink({
    url: surroundings.url,
    Socket: surroundings.Socket,
    room,
    doc,
    tally,
    maySend: parts.mayWrite,
    onChange: changed,
    onClosed: parts.onClosed,
  })

  async function openCopy(): Promise<void> {
    opening = true
    const can = await surroundings.canKeepText()
    opening = false
    if (!can || gone) return
    noteCopy(storage, personId, room)
    copy = openLocalCopy({
      name: copyName(personId, room),
      doc,
      lastWords: lastWords(storage, personId, room),
      onChange: changed,
    })
    await copy.loaded
  }

  async function keepCopy(): Promise<void> {
    await Promise.race([openCopy(), wait(COPY_WITHIN_MS)])
    changed()
  }

  async function start(): Promise<void> {
    // Never at once: whoever starts a session must hold it before it says anything.
    await (parts.persist ? keepCopy() : Promise.resolve())
    if (!gone) link.connect()
  }
  void start()

  function leave(): void {
    if (gone) return
    gone = true
    link.destroy()
    copy?.close()
  }

  return {
    doc,
    link,
    tally,
    get ready() {
      return doc.getMap(META).has(VERSION)
    },
    get garde() {
      return copy?.garde ?? (opening ? 'enCours' : 'non')
    },
    keepCopy,
    leave,
    destroy() {
      leave()
      doc.destroy()
    },
  }
}
