import type { DocumentDefinition } from './define.ts'
import type { CellField, Field, RowsField, Shape } from './field.ts'
import { same } from './same.ts'
import { type ProseValue, proseText, type ShapeValue } from './value.ts'

export interface Change {
  /** `actions[<id>].etat`: stable, for machines. */
  path: string
  /** « Suivi des actions », « Réalisation d'un inventaire… », « État »: for people. */
  labels: string[]
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Words as shown; null for a blank. */
  before: string | null
  after: string | null
}

interface AnyRow {
  id: string
  [cell: string]: unknown
}

/** A value as people read it, null when blank. */
export function shown(field: CellField, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (field.kind === 'prose') return proseText(value as ProseValue).trim() || null
  if (field.kind === 'choice') return field.choices[String(value)] ?? String(value)
  if (field.kind === 'flag') return value === true ? 'oui' : 'non'
  return String(value)
}

/** How a value is said: `shown`, or something that also knows what a reference names. */
export type Reading = (field: CellField, value: unknown) => string | null

function rowName(field: RowsField, row: AnyRow, read: Reading): string {
  for (const [at, [cell, f]] of Object.entries(field.row).entries()) {
    const words = read(f, row[cell])
    // First, a reference is what the row is about; further on, where it was written. One nobody can name says nothing to anyone.
    const named = f.kind === 'line' || f.kind === 'text' || (f.kind === 'ref' && at === 0 && words !== row[cell])
    if (words !== null && named) return words
  }
  return row.id
}

/** What a snapshot older than the field is taken to say in it. */
const blankOf = (field: CellField): unknown =>
  field.kind === 'prose' ? [] : field.kind === 'text' ? '' : field.kind === 'flag' ? false : null

function compareCell(
  field: CellField,
  path: string,
  labels: string[],
  [before, after]: readonly [unknown, unknown],
  read: Reading,
): Change[] {
  if (same(before ?? blankOf(field), after ?? blankOf(field))) return []
  const [was, now] = [read(field, before), read(field, after)]
  // From one thing that nobody can name to another: there is nothing to read.
  return was === null && now === null ? [] : [{ path, labels, kind: 'changed', before: was, after: now }]
}

function compareRowsOf(name: string, field: RowsField, before: AnyRow[], after: AnyRow[], read: Reading): Change[] {
  const old = new Map(before.map((r) => [r.id, r]))
  const kept = new Map(after.map((r) => [r.id, r]))
  const at = (id: string): string => `${name}[${id}]`
  const removed = before
    .filter((r) => !kept.has(r.id))
    .map(
      (r): Change => ({
        path: at(r.id),
        labels: [field.label],
        kind: 'removed',
        before: rowName(field, r, read),
        after: null,
      }),
    )
  const rest = after.flatMap((row): Change[] => {
    const was = old.get(row.id)
    const title = rowName(field, row, read)
    if (was === undefined)
      return [{ path: at(row.id), labels: [field.label], kind: 'added', before: null, after: title }]
    return Object.entries(field.row).flatMap(([cell, f]) =>
      compareCell(f, `${at(row.id)}.${cell}`, [field.label, title, f.label], [was[cell], row[cell]], read),
    )
  })
  const stayedBefore = before.filter((r) => kept.has(r.id)).map((r) => r.id)
  const stayedAfter = after.filter((r) => old.has(r.id)).map((r) => r.id)
  const moved: Change[] =
    stayedBefore.join() === stayedAfter.join()
      ? []
      : [
          {
            path: name,
            labels: [field.label],
            kind: 'moved',
            before: stayedBefore.join(', '),
            after: stayedAfter.join(', '),
          },
        ]
  return [...removed, ...rest, ...moved]
}

/** A snapshot older than the field has no such list. */
const rowsIn = (value: unknown): AnyRow[] => (value ?? []) as AnyRow[]

/** What differs between two values of one document, field by field, in the order of the form. */
export function compare<S extends Shape>(
  def: DocumentDefinition<S>,
  before: ShapeValue<S>,
  after: ShapeValue<S>,
  read: Reading = shown,
): Change[] {
  const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return Object.entries(def.shape).flatMap(([name, field]: [string, Field]) =>
    field.kind === 'rows'
      ? compareRowsOf(name, field, rowsIn(a[name]), rowsIn(b[name]), read)
      : compareCell(field, name, [field.label], [a[name], b[name]], read),
  )
}
