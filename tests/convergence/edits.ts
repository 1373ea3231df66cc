/** Random edits to any document of the registry, through the typed edits the screens use. */
import * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import { addRow, cellProse, cellText, moveRow, removeRow, setCell, setField, writeText } from '#shared/document/edit'
import type { CellField, Field, RowsField, ScalarField } from '#shared/document/field'
import { isScalar, rootProse, rootText, rowsMap } from '#shared/document/layout'
import { editProse } from './prose-edits.ts'
import { placeIn, type Random } from './random.ts'

function scalarValue(random: Random, field: ScalarField): string | number | boolean | null {
  if (field.kind === 'flag') return random.chance(0.5)
  if (random.chance(0.2)) return null
  if (field.kind === 'count') return random.below(1_000_000)
  if (field.kind === 'choice') return random.pick(Object.keys(field.choices))
  if (field.kind === 'day') return `2025-0${1 + random.below(9)}-1${random.below(10)}`
  return field.kind === 'ref' ? random.id() : [...random.words()].slice(0, 5).join('')
}

function editText(random: Random, text: Y.Text): void {
  const at = placeIn(random, text.toString())
  const act = random.below(3)
  if (act === 0) text.insert(at, random.words())
  else if (act === 1) text.delete(at, placeIn(random, text.toString(), at) - at)
  else writeText(text, random.chance(0.5) ? text.toString().toUpperCase() : random.words())
}

const idsOf = (doc: Y.Doc, name: string): string[] =>
  [...rowsMap(doc, name).entries()].flatMap(([id, row]) => (row instanceof Y.Map ? [id] : [])).sort()

function editCell(
  random: Random,
  def: DocumentDefinition,
  doc: Y.Doc,
  name: string,
  field: RowsField,
  id: string,
): void {
  const [cell, kind] = random.pick(Object.entries<CellField>(field.row))
  if (kind.kind === 'text') {
    const text = cellText(doc, name, id, cell)
    if (text !== null) editText(random, text)
  } else if (kind.kind === 'prose') {
    const prose = cellProse(doc, name, id, cell)
    if (prose !== null) editProse(random, prose)
  } else setCell(def as never, doc, name as never, id, cell as never, scalarValue(random, kind) as never)
}

function editRows(random: Random, def: DocumentDefinition, doc: Y.Doc, name: string, field: RowsField): void {
  const ids = idsOf(doc, name)
  const act = random.below(10)
  const place = ids.length === 0 || random.chance(0.2) ? null : random.pick(ids)
  if (ids.length === 0 || act < 3) {
    const cells = Object.entries<CellField>(field.row).flatMap(([cell, kind]) =>
      isScalar(kind) && random.chance(0.5) ? [[cell, scalarValue(random, kind as ScalarField)]] : [],
    )
    const after = random.chance(0.5) ? undefined : place
    addRow(def as never, doc, name as never, random.id(), Object.fromEntries(cells) as never, after)
  } else if (act === 3) removeRow(def as never, doc, name as never, random.pick(ids))
  else if (act < 6) moveRow(def as never, doc, name as never, random.pick(ids), place)
  else editCell(random, def, doc, name, field, random.pick(ids))
}

/** One edit by one person. */
export function editSomething(random: Random, def: DocumentDefinition, doc: Y.Doc): void {
  const [name, field] = random.pick(Object.entries<Field>(def.shape))
  if (field.kind === 'rows') editRows(random, def, doc, name, field)
  else if (field.kind === 'text') editText(random, rootText(doc, name))
  else if (field.kind === 'prose') editProse(random, rootProse(doc, name))
  else setField(def as never, doc, name as never, scalarValue(random, field) as never)
}
