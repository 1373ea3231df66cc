/**
 * Where each field lives in the Yjs document.
 *
 * Root types are opened by name, never created under a key: two people creating the same key lose one side.
 * `values` holds the scalars; `text:x`, `prose:x` and `rows:x` hold field x. A row is a map by id with an `order` key,
 * because a `Y.Array` move done twice doubles the row. The nested types of a row are made by whoever adds the row.
 */
import * as Y from 'yjs'
import type { CellField, Field } from './field.ts'

export const VALUES = 'values'
export const META = 'meta'
export const VERSION = 'version'
export const ORDER = 'order'

export const textRoot = (name: string): string => `text:${name}`
export const proseRoot = (name: string): string => `prose:${name}`
export const rowsRoot = (name: string): string => `rows:${name}`

export const valuesMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(VALUES)
export const rowsMap = (doc: Y.Doc, name: string): Y.Map<unknown> => doc.getMap(rowsRoot(name))
export const rootText = (doc: Y.Doc, name: string): Y.Text => doc.getText(textRoot(name))
export const rootProse = (doc: Y.Doc, name: string): Y.XmlFragment => doc.getXmlFragment(proseRoot(name))

/** The row of that id, or null when it was removed or is not a row. */
export function rowMap(doc: Y.Doc, name: string, id: string): Y.Map<unknown> | null {
  const row = rowsMap(doc, name).get(id)
  return row instanceof Y.Map ? row : null
}

export const isScalar = (f: Field): boolean => f.kind !== 'text' && f.kind !== 'prose' && f.kind !== 'rows'

/** A fresh nested type for a text or prose cell; undefined for scalars. */
export function newCellType(field: CellField): Y.Text | Y.XmlFragment | undefined {
  if (field.kind === 'text') return new Y.Text()
  if (field.kind === 'prose') return new Y.XmlFragment()
  return undefined
}
