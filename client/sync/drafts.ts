/** What the server refused, kept as words on this device until the person removes it. */

import type { FieldInWords } from '#shared/document/in-words'
import type { DocumentKind } from '#shared/documents/registry'
import type { CloseReason } from '#shared/sync/close-codes'
import { dropLateBytes } from './late-bytes.ts'

export type DraftField = FieldInWords

export interface Draft {
  id: string
  personId: string
  room: string
  kind: DocumentKind
  /** The title of the document when it was refused. */
  title: string | null
  reason: CloseReason
  /** Milliseconds since 1970, clock of this device. */
  at: number
  fields: readonly DraftField[]
  /** Left out for what is not handed over to those who run the meeting. */
  late?: LateState
}

/** What became of a text typed after the closing, as this device knows it. */
export type LateState =
  | { kind: 'toSend' }
  /** Null when the document said all of it already. */
  | { kind: 'sent'; arriveeId: string | null }
  | { kind: 'impossible' }

const KEY = 'brouillons'
const listeners = new Set<() => void>()

/** What was last read from a storage, and what it had no room for: that lasts as long as the page. */
interface Shelf {
  json: string | null
  stored: readonly Draft[]
  unstored: readonly Draft[]
}
const shelves = new Map<Storage | null, Shelf>()

const isDraft = (d: unknown): d is Draft =>
  typeof d === 'object' && d !== null && 'id' in d && 'personId' in d && 'fields' in d && Array.isArray(d.fields)

function parse(json: string | null): readonly Draft[] {
  if (json === null) return []
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter(isDraft) : []
  } catch {
    return [] // Written by something else under our name: nothing of ours is there.
  }
}

/** Always as the storage is now: another tab may have written. */
function shelf(storage: Storage | null): Shelf {
  const known = shelves.get(storage) ?? { json: null, stored: [], unstored: [] }
  const json = storage?.getItem(KEY) ?? null
  const next = json === known.json ? known : { ...known, json, stored: parse(json) }
  shelves.set(storage, next)
  return next
}

function tellAll(): void {
  for (const tell of listeners) tell()
}

function store(storage: Storage, drafts: readonly Draft[]): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(drafts))
    return true
  } catch (error) {
    console.warn('this device is full; the draft lasts as long as the page', error)
    return false
  }
}

export function addDraft(storage: Storage | null, draft: Draft): void {
  const now = shelf(storage)
  if (storage === null || !store(storage, [draft, ...now.stored])) {
    shelves.set(storage, { ...now, unstored: [draft, ...now.unstored] })
  }
  tellAll()
}

/** Drafts of a person on this device, latest first. */
export function draftsOf(storage: Storage | null, personId: string): Draft[] {
  const { stored, unstored } = shelf(storage)
  return [...unstored, ...stored].filter((draft) => draft.personId === personId)
}

/** Changes what is known of a draft; nothing when it was removed meanwhile. */
export function noteLate(storage: Storage | null, id: string, late: LateState): void {
  const now = shelf(storage)
  const noted = (drafts: readonly Draft[]) => drafts.map((draft) => (draft.id === id ? { ...draft, late } : draft))
  shelves.set(storage, { ...now, unstored: noted(now.unstored) })
  if (storage !== null && now.stored.some((draft) => draft.id === id)) store(storage, noted(now.stored))
  tellAll()
}

export function dropDrafts(storage: Storage | null, which: (draft: Draft) => boolean): void {
  const now = shelf(storage)
  const kept = now.stored.filter((draft) => !which(draft))
  for (const { id } of [...now.stored, ...now.unstored].filter(which)) dropLateBytes(storage, id)
  shelves.set(storage, { ...now, unstored: now.unstored.filter((draft) => !which(draft)) })
  if (storage !== null && kept.length < now.stored.length) store(storage, kept)
  tellAll()
}

/** Tells when drafts change, in this tab or in another. */
export function onDraftsChange(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key === KEY) listener()
  }
  listeners.add(listener)
  globalThis.addEventListener?.('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener?.('storage', elsewhere)
  }
}
