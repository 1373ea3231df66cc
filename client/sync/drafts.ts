/** What the server refused, kept as words on this device until the person removes it. */

import { compare, shown } from '#shared/document/compare'
import type { DocumentDefinition } from '#shared/document/define'
import type { Field, Shape } from '#shared/document/field'
import type { ShapeValue } from '#shared/document/value'
import type { DocumentKind } from '#shared/documents/registry'
import type { CloseReason } from '#shared/sync/close-codes'

export interface DraftField {
  /** « Suivi des actions », « Réalisation d'un inventaire… », « État » */
  labels: readonly string[]
  /** What the server holds; null when blank. */
  before: string | null
  /** What the person wrote; null when they removed it. */
  after: string | null
}

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
}

const KEY = 'brouillons'
const listeners = new Set<() => void>()
/** Where the browser keeps nothing, drafts last as long as the page. */
let memory: readonly Draft[] = []
let read: readonly Draft[] | null = null

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

function all(storage: Storage | null): readonly Draft[] {
  read ??= storage === null ? memory : parse(storage.getItem(KEY))
  return read
}

function keep(storage: Storage | null, drafts: readonly Draft[]): void {
  memory = drafts
  read = drafts
  try {
    storage?.setItem(KEY, JSON.stringify(drafts))
  } catch (error) {
    // Full: the draft stays on screen and in memory, which is still true until the page is left.
    console.warn('drafts could not be written on this device', error)
  }
  for (const tell of listeners) tell()
}

/** The difference as words, an added row with everything in it. */
export function draftFields(
  def: DocumentDefinition,
  before: ShapeValue<Shape>,
  after: ShapeValue<Shape>,
): DraftField[] {
  return compare(def, before, after).flatMap((change): DraftField[] => {
    const { labels } = change
    if (change.kind === 'moved') return []
    if (change.kind !== 'added') return [{ labels, before: change.before, after: change.after }]
    const [, name = '', id = ''] = /^(.+)\[(.+)\]$/.exec(change.path) ?? []
    const field: Field | undefined = def.shape[name]
    const row = (after[name] as unknown as { id: string; [cell: string]: unknown }[]).find((r) => r.id === id)
    if (field?.kind !== 'rows' || row === undefined) return []
    return Object.entries(field.row).flatMap(([cell, f]) => {
      const words = f.kind === 'ref' || (f.kind === 'flag' && row[cell] === false) ? null : shown(f, row[cell])
      return words === null ? [] : [{ labels: [...labels, f.label], before: null, after: words }]
    })
  })
}

export function addDraft(storage: Storage | null, draft: Draft): void {
  keep(storage, [draft, ...all(storage)])
}

/** Drafts of a person on this device, latest first. */
export const draftsOf = (storage: Storage | null, personId: string): Draft[] =>
  all(storage).filter((d) => d.personId === personId)

export function dropDrafts(storage: Storage | null, which: (draft: Draft) => boolean): void {
  const kept = all(storage).filter((d) => !which(d))
  if (kept.length < all(storage).length) keep(storage, kept)
}

/** Tells when drafts change, in this tab or in another. */
export function onDraftsChange(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== KEY) return
    read = null
    listener()
  }
  listeners.add(listener)
  globalThis.addEventListener?.('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener?.('storage', elsewhere)
  }
}
