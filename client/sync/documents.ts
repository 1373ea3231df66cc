/** Every document open on this page. Two components that show one document share its connection. */
import type { Right } from '#shared/access/can'
import type { DocumentKind } from '#shared/documents/registry'
import { draftsOf, dropDrafts } from './drafts.ts'
import { pendingOf, wipeCopies } from './local-copies.ts'
import { type OpenDocument, openDocument } from './open-document.ts'
import { type SyncStatus, sameStatus, worstStatus } from './status.ts'
import { browserSurroundings, type Surroundings } from './surroundings.ts'

export interface DocumentRequest {
  room: string
  kind: DocumentKind
  right: Right
  personId: string
  persist: boolean
}

interface Held {
  document: OpenDocument
  readers: number
  leaving: ReturnType<typeof setTimeout> | null
  unwatch: () => void
}

/** A page that is left for another often shows the same document. */
const LINGER_MS = 4_000
const TICK_MS = 5_000
const SLEPT_MS = 15_000

const held = new Map<string, Held>()
const listeners = new Set<() => void>()
/** People who signed out here: nothing of theirs is kept again before the page is loaded anew. */
const signedOut = new Set<string>()
let overall: SyncStatus | null = null
let writable = false
let surroundings: Surroundings | null = null

export function here(): Surroundings {
  surroundings ??= browserSurroundings()
  return surroundings
}

function statusChanged(): void {
  const views = [...held.values()].map(({ document }) => document.view())
  const next = worstStatus(views.map(({ status }) => status))
  const writes = views.some(({ right }) => right === 'write')
  const same = next === overall || (next !== null && overall !== null && sameStatus(next, overall))
  if (same && writes === writable) return
  if (!same) overall = next
  writable = writes
  for (const tell of listeners) tell()
}

function letGo(key: string, entry: Held): void {
  held.delete(key)
  entry.unwatch()
  entry.document.close()
  statusChanged()
}

/** Something waits that neither the server nor this device has: it would go with the document. */
function isOnlyHere(document: OpenDocument): boolean {
  const { status } = document.view()
  return 'garde' in status && status.modifications > 0 && status.garde !== 'ici'
}

function leaveSoon(key: string, entry: Held): void {
  if (entry.leaving !== null) clearTimeout(entry.leaving)
  entry.leaving = setTimeout(() => {
    if (isOnlyHere(entry.document)) leaveSoon(key, entry)
    else letGo(key, entry)
  }, LINGER_MS)
}

const keyOf = ({ personId, room }: DocumentRequest): string => `${personId} ${room}`

/** The document asked for, opened if it is not; it closes by itself when nobody reads it. */
export function documentFor(request: DocumentRequest): OpenDocument {
  startWatching()
  const key = keyOf(request)
  const known = held.get(key)
  if (known !== undefined) return known.document
  const persist = request.persist && !signedOut.has(request.personId)
  const document = openDocument({ ...request, persist, surroundings: here() })
  const entry: Held = { document, readers: 0, leaving: null, unwatch: document.subscribe(statusChanged) }
  held.set(key, entry)
  leaveSoon(key, entry)
  queueMicrotask(statusChanged)
  return document
}

/** Reads a document until the answer is called. */
export function readDocument(request: DocumentRequest, listener: () => void): () => void {
  const document = documentFor(request)
  const key = keyOf(request)
  const entry = held.get(key)
  const unsubscribe = document.subscribe(listener)
  if (entry === undefined) return unsubscribe
  entry.readers++
  if (entry.leaving !== null) clearTimeout(entry.leaving)
  entry.leaving = null
  return () => {
    unsubscribe()
    entry.readers--
    if (entry.readers === 0 && held.get(key) === entry) leaveSoon(key, entry)
  }
}

export const globalStatus = (): SyncStatus | null => overall

/** Whether this person may write in anything open on this page. */
export const someWritable = (): boolean => writable

export function onGlobalStatus(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function checkAll(): void {
  for (const { document } of held.values()) document.check()
}

const waits = (): boolean =>
  [...held.values()].some(({ document }) => {
    const { status } = document.view()
    return 'modifications' in status && status.modifications > 0
  })

let watching = false

/** Leaving with something unsent asks first; coming back from sleep believes nothing until the server answers. */
function startWatching(): void {
  if (watching) return
  watching = true
  window.addEventListener('beforeunload', (event) => {
    if (waits()) event.preventDefault()
  })
  window.addEventListener('online', checkAll)
  window.addEventListener('offline', checkAll)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) checkAll()
  })
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'visible') checkAll()
  })
  let last = Date.now()
  setInterval(() => {
    if (Date.now() - last > SLEPT_MS) checkAll()
    last = Date.now()
  }, TICK_MS)
}

/** What signing out on this device would lose. */
export function pendingLocally(personId: string): { modifications: number; drafts: number } {
  const { storage } = here()
  return { modifications: pendingOf(storage, personId), drafts: draftsOf(storage, personId).length }
}

/**
 * Closes this person's documents and wipes what this device kept for them, drafts included. False when another tab still
 * holds a copy open: asked again once it is closed, this wipes the rest.
 */
export async function signOutLocally(personId: string): Promise<boolean> {
  signedOut.add(personId)
  for (const [key, entry] of held) {
    if (!key.startsWith(`${personId} `)) continue
    if (entry.leaving !== null) clearTimeout(entry.leaving)
    letGo(key, entry)
  }
  const { storage } = here()
  const wiped = await wipeCopies(storage, personId)
  dropDrafts(storage, (draft) => draft.personId === personId)
  return wiped
}
