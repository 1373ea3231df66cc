/**
 * A document as the server holds it in memory, ahead of the disk by what waits for its transaction. After anything that
 * goes wrong in it, it is dropped and made again from what is on disk and what waits.
 */
import * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import { META } from '#shared/document/layout'
import { type AnyType, type Place, placesIn } from './place.ts'
import { type Grave, gravesIn } from './put-back.ts'

export interface Change {
  /** The effective difference, as Yjs itself would send it on; null when nothing changed. */
  bytes: Uint8Array | null
  /** Clocks before the change. */
  before: ReadonlyMap<number, number>
  /** Types that existed before and were changed. */
  touched: ReadonlySet<unknown>
  /** Texts that were taken away whole. */
  graves: readonly Grave[]
}

const nothing: ReadonlyMap<number, number> = new Map()

export class WorkingCopy {
  readonly def: DocumentDefinition
  readonly doc: Y.Doc
  readonly meta: Y.Map<unknown>
  readonly placeOf: (type: AnyType) => Place | null
  private updates: Uint8Array[] = []
  private touched = new Set<unknown>()
  private graves: Grave[] = []
  private before: ReadonlyMap<number, number> | null = null

  /** Throws when the states cannot be read, or lack something they build on. */
  constructor(def: DocumentDefinition, states: readonly Uint8Array[], clientId: number) {
    const doc = new Y.Doc()
    for (const state of states) Y.applyUpdate(doc, state)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('updates are missing')
    doc.clientID = clientId
    this.def = def
    this.doc = doc
    this.meta = doc.getMap(META)
    this.placeOf = placesIn(def, doc)
    doc.on('update', (bytes: Uint8Array) => this.updates.push(bytes))
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      const { changed, beforeState } = transaction
      this.before ??= beforeState
      for (const type of changed.keys()) this.touched.add(type)
      this.graves.push(...gravesIn(transaction, this.placeOf))
    })
  }

  /** Runs something that changes the document, and answers what it changed. May throw: the copy must then be dropped. */
  run(change: (doc: Y.Doc) => void): Change {
    this.updates = []
    this.touched = new Set()
    this.graves = []
    this.before = null
    change(this.doc)
    // Cleaning up after formatting runs as a transaction of its own: one change may be several updates.
    const [first] = this.updates
    const bytes = first === undefined ? null : this.updates.length === 1 ? first : Y.mergeUpdates(this.updates)
    return { bytes, before: this.before ?? nothing, touched: this.touched, graves: this.graves }
  }
}
