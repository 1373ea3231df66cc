/** Typed edits: each is one transaction, and touches only what it names so that others' work merges with it. */
import * as Y from 'yjs'
import type { DocumentDefinition } from './define.ts'
import type { CellField, CellShape, RowsField, ScalarField, Shape } from './field.ts'
import { isScalar, newCellType, ORDER, rowMap, rowsMap, valuesMap } from './layout.ts'
import { compareRows, orderBetween } from './order.ts'
import { writeProse } from './prose-tree.ts'
import type { ProseValue, ShapeValue, ValueOf } from './value.ts'

export type ScalarKey<S> = { [K in keyof S]: S[K] extends ScalarField ? K : never }[keyof S] & string
export type ProseKey<S> = { [K in keyof S]: S[K] extends { kind: 'prose' } ? K : never }[keyof S] & string
export type RowsKey<S> = { [K in keyof S]: S[K] extends RowsField ? K : never }[keyof S] & string
export type CellsOf<S, K extends keyof S> = S[K] extends RowsField<infer C> ? C : never

export type Cells<C extends CellShape> = Partial<{ [K in keyof C]: ValueOf<C[K]> }>

/** Sets a scalar field; null makes it blank. */
export function setField<S extends Shape, K extends ScalarKey<S>>(
  _def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
  value: ShapeValue<S>[K],
): void {
  const map = valuesMap(doc)
  if ((map.get(name) ?? null) === value) return
  doc.transact(() => (value === null ? map.delete(name) : map.set(name, value)))
}

/** Rows of a field with their keys, in order. */
function ordered(doc: Y.Doc, name: string): { id: string; order: string }[] {
  const list: { id: string; order: string }[] = []
  for (const [id, row] of rowsMap(doc, name).entries()) {
    if (row instanceof Y.Map) list.push({ id, order: String(row.get(ORDER) ?? '') })
  }
  return list.sort(compareRows)
}

/** The key of a place: after the row `after` (null: at the start; undefined: at the end), not counting `id` itself. */
function keyAt(doc: Y.Doc, name: string, id: string, after: string | null | undefined): string {
  const list = ordered(doc, name).filter((r) => r.id !== id)
  const found = after === null ? -1 : list.findIndex((r) => r.id === after)
  const at = after === null ? 0 : found === -1 ? list.length : found + 1
  return orderBetween(list[at - 1]?.order ?? null, list[at]?.order ?? null, id)
}

/** Puts a value in a cell of a row that is being made or rewritten. */
export function fillCell(row: Y.Map<unknown>, name: string, field: CellField, value: unknown): void {
  const nested = newCellType(field)
  if (nested === undefined) {
    if (value !== undefined && value !== null) row.set(name, value)
    return
  }
  row.set(name, nested)
  if (nested instanceof Y.Text) nested.insert(0, typeof value === 'string' ? value : '')
  else if (value !== undefined) writeProse(nested, value as ProseValue)
}

/** Adds a row with the id given by the caller (random, unique), after another or at the end. */
export function addRow<S extends Shape, K extends RowsKey<S>>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
  id: string,
  cells: Cells<CellsOf<S, K>> = {},
  after?: string | null,
): void {
  const shape = (def.shape[name] as RowsField).row
  doc.transact(() => {
    const row = new Y.Map<unknown>()
    row.set(ORDER, keyAt(doc, name, id, after))
    rowsMap(doc, name).set(id, row)
    for (const [cell, field] of Object.entries(shape))
      fillCell(row, cell, field, (cells as Record<string, unknown>)[cell])
  })
}

/** Moves a row after another (null: to the start). A move done by two people leaves one row, at one of the two places. */
export function moveRow<S extends Shape>(
  _def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: RowsKey<S>,
  id: string,
  after: string | null,
): void {
  rowMap(doc, name, id)?.set(ORDER, keyAt(doc, name, id, after))
}

/** Removing a row beats editing it: ask first. A snapshot can give it back. */
export function removeRow<S extends Shape>(
  _def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: RowsKey<S>,
  id: string,
): void {
  rowsMap(doc, name).delete(id)
}

/** Sets a scalar cell; nothing happens when the row was removed meanwhile. */
export function setCell<S extends Shape, K extends RowsKey<S>, C extends ScalarKey<CellsOf<S, K>>>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
  id: string,
  cell: C,
  value: ValueOf<CellsOf<S, K>[C]>,
): void {
  const field = (def.shape[name] as RowsField).row[cell]
  const row = rowMap(doc, name, id)
  if (row === null || field === undefined || !isScalar(field) || (row.get(cell) ?? null) === value) return
  doc.transact(() => (value === null ? row.delete(cell) : row.set(cell, value)))
}

/** The shared text behind a text cell; null when the row is gone. */
export function cellText(doc: Y.Doc, name: string, id: string, cell: string): Y.Text | null {
  const node = rowMap(doc, name, id)?.get(cell)
  return node instanceof Y.Text ? node : null
}

/** The shared fragment behind a prose cell; null when the row is gone. */
export function cellProse(doc: Y.Doc, name: string, id: string, cell: string): Y.XmlFragment | null {
  const node = rowMap(doc, name, id)?.get(cell)
  return node instanceof Y.XmlFragment ? node : null
}

const isHighSurrogate = (words: string, at: number): boolean => /^[\uD800-\uDBFF]$/.test(words.charAt(at))

/** Common start and end of two texts, moved off the middle of a character outside the basic plane: Yjs would replace its halves. */
export function wholeCharacters(
  before: string,
  after: string,
  start: number,
  end: number,
): [start: number, end: number] {
  const cutsStart = isHighSurrogate(before, start - 1) || isHighSurrogate(after, start - 1)
  const whole = cutsStart ? start - 1 : start
  const cutsEnd = isHighSurrogate(before, before.length - end - 1) || isHighSurrogate(after, after.length - end - 1)
  return [whole, end > 0 && cutsEnd ? end - 1 : end]
}

/** Replaces what differs between a shared text and the words typed, by its common start and end. */
export function writeText(node: Y.Text, next: string): void {
  const now = node.toString()
  if (now === next) return
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end)) end++
  const [from, kept] = wholeCharacters(now, next, start, end)
  const apply = () => {
    node.delete(from, now.length - from - kept)
    node.insert(from, next.slice(from, next.length - kept))
  }
  if (node.doc === null) apply()
  else node.doc.transact(apply)
}
