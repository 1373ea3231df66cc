/**
 * A copy of a room's document that takes updates before they are committed. What goes wrong there is thrown away with it;
 * the document people read is only touched by what is already on disk.
 */
import * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import { META } from '#shared/document/layout'
import { type AnyType, type Place, placesIn } from './place.ts'

export interface Change {
  /** The effective difference, as Yjs itself would send it on; null when nothing changed. */
  bytes: Uint8Array | null
  /** State vector before the change. */
  before: Map<number, number>
  /** Types that existed before and were changed. */
  touched: ReadonlySet<unknown>
}

export interface Shadow {
  readonly def: DocumentDefinition
  readonly doc: Y.Doc
  readonly meta: Y.Map<unknown>
  readonly placeOf: (type: AnyType) => Place | null
  /** Runs something that changes the document, and answers what it changed. May throw: the shadow must then be dropped. */
  run(change: (doc: Y.Doc) => void): Change
}

export function createShadow(def: DocumentDefinition, states: readonly Uint8Array[], clientId: number): Shadow {
  const doc = new Y.Doc()
  for (const state of states) Y.applyUpdate(doc, state)
  doc.clientID = clientId
  let updates: Uint8Array[] = []
  let touched = new Set<unknown>()
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) touched.add(type)
  })
  return {
    def,
    doc,
    meta: doc.getMap(META),
    placeOf: placesIn(def, doc),
    run(change) {
      updates = []
      touched = new Set()
      const before = Y.decodeStateVector(Y.encodeStateVector(doc))
      change(doc)
      // Cleaning up after formatting runs as a transaction of its own: one change may be several updates.
      const [first] = updates
      const bytes = first === undefined ? null : updates.length === 1 ? first : Y.mergeUpdates(updates)
      return { bytes, before, touched }
    },
  }
}
