import * as Y from 'yjs'
import { type DocumentDefinition, versionOf } from './define.ts'
import { fillCell, writeText } from './edit.ts'
import type { CellField, Field, RowsField, ScalarField, Shape } from './field.ts'
import { META, ORDER, rootProse, rootText, rowsMap, VERSION, valuesMap } from './layout.ts'
import { orderBetween } from './order.ts'
import { project } from './project.ts'
import { writeProse } from './prose-tree.ts'
import { same } from './same.ts'
import type { ProseValue, ShapeValue } from './value.ts'

interface AnyRow {
  id: string
  [cell: string]: unknown
}

function setScalar(map: Y.Map<unknown>, name: string, value: unknown, field: ScalarField): void {
  const blank = value === null || value === undefined || (field.kind === 'flag' && value === false)
  if (blank) map.delete(name)
  else map.set(name, value)
}

function writeCell(row: Y.Map<unknown>, cell: string, field: CellField, value: unknown): void {
  const node = row.get(cell)
  if (field.kind === 'text' && node instanceof Y.Text) writeText(node, typeof value === 'string' ? value : '')
  else if (field.kind === 'prose' && node instanceof Y.XmlFragment) writeProse(node, (value ?? []) as ProseValue)
  else if (field.kind === 'text' || field.kind === 'prose') fillCell(row, cell, field, value)
  else setScalar(row, cell, value, field)
}

function writeRows(doc: Y.Doc, name: string, field: RowsField, next: AnyRow[], now: AnyRow[]): void {
  const map = rowsMap(doc, name)
  const wanted = new Set(next.map((r) => r.id))
  for (const row of now) if (!wanted.has(row.id)) map.delete(row.id)
  const before = new Map(now.map((r) => [r.id, r]))
  const sameOrder = same(
    next.filter((r) => before.has(r.id)).map((r) => r.id),
    now.filter((r) => wanted.has(r.id)).map((r) => r.id),
  )
  let last: string | null = null
  for (const row of next) {
    let node = map.get(row.id)
    if (!(node instanceof Y.Map)) {
      node = new Y.Map()
      map.set(row.id, node)
    }
    const target = node as Y.Map<unknown>
    const kept = before.get(row.id)
    const key = target.get(ORDER)
    if (typeof key === 'string' && sameOrder && (last === null || key > last)) last = key
    else {
      last = orderBetween(last, null, row.id)
      target.set(ORDER, last)
    }
    for (const [cell, f] of Object.entries(field.row)) {
      const filled = target.has(cell) || (row[cell] !== undefined && row[cell] !== null)
      if (kept === undefined) fillCell(target, cell, f, row[cell])
      else if (filled && !same(kept[cell], row[cell])) writeCell(target, cell, f, row[cell])
    }
  }
}

/**
 * Makes a document say `value`, touching only what differs: mirrors, restores and seeds. Fields left out stay as they are.
 * One transaction; the origin tells listeners who wrote.
 */
export function write<S extends Shape>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  value: Partial<ShapeValue<S>>,
  origin: unknown = null,
): void {
  doc.transact(() => {
    const now = project(def, doc).value as Record<string, unknown>
    for (const [name, next] of Object.entries(value)) {
      const field = def.shape[name] as Field | undefined
      if (field === undefined || next === undefined || same(now[name], next)) continue
      if (field.kind === 'rows') writeRows(doc, name, field, next as AnyRow[], now[name] as AnyRow[])
      else if (field.kind === 'text') writeText(rootText(doc, name), next as string)
      else if (field.kind === 'prose') writeProse(rootProse(doc, name), next as ProseValue)
      else setScalar(valuesMap(doc), name, next, field)
    }
  }, origin)
}

/** First writing of a document: version stamp and initial value. Only the server does it, before anyone is let in. */
export function seed<S extends Shape>(def: DocumentDefinition<S>, doc: Y.Doc, value: Partial<ShapeValue<S>>): void {
  doc.transact(() => {
    doc.getMap(META).set(VERSION, versionOf(def))
    write(def, doc, value)
  })
}
