/** Where a Yjs type stands in a document's definition, and what may be put there. */
import * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import type { RowsField, TextField } from '#shared/document/field'
import { META, proseRoot, rowsRoot, textRoot, VALUES } from '#shared/document/layout'
import { MAX_DEPTH } from '#shared/document/prose-tree'
import { nodesAllowed } from '#shared/prose/content'

export type Place =
  | { at: 'meta' }
  | { at: 'values' }
  | { at: 'rows'; field: RowsField }
  | { at: 'row'; field: RowsField }
  | { at: 'text'; field: TextField }
  /** A fragment (no element) or an element of formatted text. */
  | { at: 'prose'; depth: number; element: string | null }
  /** Words of formatted text. */
  | { at: 'words' }

/** Any Yjs type: what they share is the item that holds them, null for a root. */
export interface AnyType {
  readonly _item: Y.Item | null
}

const ROW_ID = /^[A-Za-z0-9_-]{1,64}$/
const trapKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const isRowId = (key: string): boolean => ROW_ID.test(key) && !trapKeys.has(key)

/** The roots of a definition as places, opened in the document as the kind they are. */
function openRoots(def: DocumentDefinition, doc: Y.Doc): WeakMap<AnyType, Place> {
  const places = new WeakMap<AnyType, Place>([
    [doc.getMap(META), { at: 'meta' }],
    [doc.getMap(VALUES), { at: 'values' }],
  ])
  for (const [name, field] of Object.entries(def.shape)) {
    if (field.kind === 'text') places.set(doc.getText(textRoot(name)), { at: 'text', field })
    else if (field.kind === 'prose') places.set(doc.getXmlFragment(proseRoot(name)), proseTop)
    else if (field.kind === 'rows') places.set(doc.getMap(rowsRoot(name)), { at: 'rows', field })
  }
  return places
}

const proseTop: Place = { at: 'prose', depth: 0, element: null }

function inRow(field: RowsField, type: AnyType, cell: string): Place | null {
  const known = Object.hasOwn(field.row, cell) ? field.row[cell] : undefined
  if (known?.kind === 'text') return type.constructor === Y.Text ? { at: 'text', field: known } : null
  if (known?.kind === 'prose') return type.constructor === Y.XmlFragment ? proseTop : null
  return null
}

function inProse(depth: number, type: AnyType, nodes: ReadonlySet<string>): Place | null {
  if (type.constructor === Y.XmlText) return { at: 'words' }
  if (type.constructor !== Y.XmlElement || depth >= MAX_DEPTH) return null
  const element = (type as unknown as Y.XmlElement).nodeName
  return nodes.has(element) ? { at: 'prose', depth: depth + 1, element } : null
}

/** The place of a type put under `key` (null: in the list) of a place; null when nothing of that kind goes there. */
function placeInside(parent: Place, key: string | null, type: AnyType, nodes: ReadonlySet<string>): Place | null {
  if (parent.at === 'prose') return key === null ? inProse(parent.depth, type, nodes) : null
  if (key === null) return null
  if (parent.at === 'rows') {
    return type.constructor === Y.Map && isRowId(key) ? { at: 'row', field: parent.field } : null
  }
  return parent.at === 'row' ? inRow(parent.field, type, key) : null
}

/** Finds places in one document; what was found is remembered, since a Yjs type never moves. */
export function placesIn(def: DocumentDefinition, doc: Y.Doc): (type: AnyType) => Place | null {
  const known = openRoots(def, doc)
  const nodes = nodesAllowed(def.name)
  return (type) => {
    const path: AnyType[] = []
    let top: AnyType | null = type
    while (top !== null && !known.has(top)) {
      path.push(top)
      if (path.length > MAX_DEPTH + 4) return null
      top = top._item === null ? null : (top._item.parent as AnyType | null)
    }
    let place = top === null ? null : (known.get(top) ?? null)
    for (const inner of path.reverse()) {
      if (place === null) return null
      place = placeInside(place, inner._item?.parentSub ?? null, inner, nodes)
      if (place !== null) known.set(inner, place)
    }
    return place
  }
}
