/** An open document: what is shown of it, its status, and what happens when the server does not take what was typed. */
import type { Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Right } from '#shared/access/can'
import { versionOf } from '#shared/document/define'
import { META, VERSION } from '#shared/document/layout'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import { type CloseReason, draftReasons } from '#shared/sync/close-codes'
import { noteOffline, offlineSinceIn, wipeCopy } from './local-copies.ts'
import { noteRefused } from './refusal.ts'
import { type Session, startSession } from './session.ts'
import { type SyncStatus, sameStatus } from './status.ts'
import type { Surroundings } from './surroundings.ts'

export interface OpenOptions {
  room: string
  kind: DocumentKind
  right: Right
  personId: string
  /** False for what must never be kept on a device. */
  persist: boolean
  surroundings: Surroundings
}

export interface DocumentView {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly awareness: Awareness
  readonly status: SyncStatus
  /** Something true can be shown; before, nothing must be, not even an empty form. */
  readonly ready: boolean
  readonly right: Right
}

export interface OpenDocument {
  subscribe(listener: () => void): () => void
  /** The same object until something in it changes. The document itself is replaced after a refusal. */
  view(): DocumentView
  setRight(right: Right): void
  /** The page was asleep, or the network changed. */
  check(): void
  close(): void
}

/** Shorter absences are not worth a word. */
const GRACE_MS = 2_000
/** The right is gone with the room: what this device still holds of it goes too. */
const lost: readonly CloseReason[] = ['forbidden', 'unknownRoom']

export function openDocument(options: OpenOptions): OpenDocument {
  const { room, kind, personId, persist, surroundings } = options
  const def = definitionOf(kind)
  const listeners = new Set<() => void>()
  let right = options.right
  let refused: CloseReason | null = null
  let ended: CloseReason | null = null
  /** Since when this page waits for the server. */
  let absentSince: number | null = Date.now()
  /** Since when this device has not heard the server, pages before this one included. */
  let offlineSince = persist ? offlineSinceIn(surroundings.storage, personId, room) : null
  let graceTimer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  const mayWrite = (): boolean => right === 'write' && refused === null && !def.mirror
  const start = (keep: boolean): Session =>
    startSession({ room, personId, surroundings, persist: keep, mayWrite, onChange: update, onClosed: onEnd })
  let session = start(persist)
  let shown: DocumentView = draw()
  watchAbsence()

  function status(): SyncStatus {
    if (refused !== null) return { kind: 'refuse', reason: refused }
    if (ended !== null) return { kind: 'ferme', reason: ended }
    const { link, tally, garde } = session
    const modifications = tally.pending
    if (!link.connected && absentSince !== null && Date.now() - absentSince >= GRACE_MS)
      return { kind: 'horsLigne', depuis: offlineSince ?? absentSince, modifications, garde }
    if (link.connected && !link.healthy) return { kind: 'nonEnregistre', modifications, garde }
    if (modifications > 0) return { kind: 'attente', modifications, garde }
    return link.connected && link.verified ? { kind: 'enregistre' } : { kind: 'verification' }
  }

  function draw(): DocumentView {
    const { doc, link, ready } = session
    return {
      doc,
      provider: link.provider,
      awareness: link.provider.awareness,
      status: status(),
      ready: ready && ended !== 'reloadNeeded',
      right: right === 'write' && !mayWrite() ? 'read' : right,
    }
  }

  function update(): void {
    if (closed) return
    watchAbsence()
    checkVersion()
    const { link, tally } = session
    // Nothing was asked of this person, and something of theirs was never confirmed: the server takes it, or says why not.
    if (link.verified && !tally.answered && tally.pending > 0 && refused === null) link.offer()
    show()
  }

  function show(): void {
    const next = draw()
    // What a page has said, the next one goes on from, however soon this one ends.
    if (next.status.kind === 'horsLigne') noteAbsence(next.status.depuis)
    const same =
      next.doc === shown.doc &&
      next.ready === shown.ready &&
      next.right === shown.right &&
      sameStatus(next.status, shown.status)
    if (same) return
    shown = next
    for (const tell of listeners) tell()
  }

  function watchAbsence(): void {
    if (session.link.connected) {
      absentSince = null
      noteAbsence(null)
      if (graceTimer !== null) clearTimeout(graceTimer)
      graceTimer = null
      return
    }
    absentSince ??= Date.now()
    graceTimer ??= setTimeout(() => {
      if (ended === null) noteAbsence(offlineSince ?? absentSince)
      show()
    }, GRACE_MS + 1)
  }

  function noteAbsence(since: number | null): void {
    if (since === offlineSince) return
    offlineSince = since
    if (persist) noteOffline(surroundings.storage, personId, room, since)
  }

  /** Old code that opens a newer document would delete what it does not know. */
  function checkVersion(): void {
    const version = session.doc.getMap(META).get(VERSION)
    if (ended !== null || typeof version !== 'number' || version <= versionOf(def)) return
    ended = 'reloadNeeded'
    session.leave()
  }

  function onEnd(reason: CloseReason): void {
    if (closed) return
    const waits = session.tally.pending > 0
    if (refused === null && (draftReasons.includes(reason) || (waits && lost.includes(reason)))) {
      refuse(reason)
      return
    }
    ended = reason
    if (lost.includes(reason)) void wipeCopy(surroundings.storage, personId, room)
    show()
  }

  /** Keeps the person's text as words, then starts again from what the server holds, as a reader. */
  function refuse(reason: CloseReason): void {
    refused = reason
    const old = session
    old.leave()
    show()
    void noteRefused({ ...options, reason, old: old.doc, open: () => start(false) }).then(async (fresh) => {
      if (closed) {
        fresh.destroy()
        return
      }
      session = fresh
      if (persist) await fresh.keepCopy()
      show()
      old.doc.destroy()
    })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => shown,
    setRight(next) {
      if (next === right) return
      const couldWrite = mayWrite()
      right = next
      if (!couldWrite && mayWrite()) session.link.sendAll()
      show()
    },
    check: () => session.link.check(),
    close() {
      closed = true
      if (graceTimer !== null) clearTimeout(graceTimer)
      session.destroy()
      listeners.clear()
    },
  }
}
