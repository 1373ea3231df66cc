import type * as Y from 'yjs'
import type { DocumentDefinition } from './define.ts'
import type { Field, Shape } from './field.ts'
import { project } from './project.ts'
import type { ShapeValue } from './value.ts'
import { write } from './write.ts'

type Row = { id: string } & Record<string, unknown>

/** `contours`, or one row of a list: `engagements[<id>]`. */
const PLACE = /^([^[]+)(?:\[([^\]]+)\])?$/

/** A list as it is now, but for one row: as it was, back after the row it followed when it had gone. */
function withRow(now: readonly Row[], was: readonly Row[], rowId: string): Row[] | null {
  const at = was.findIndex((r) => r.id === rowId)
  const row = was[at]
  if (row === undefined) return null
  if (now.some((r) => r.id === rowId)) return now.map((r) => (r.id === rowId ? row : r))
  const before = was
    .slice(0, at)
    .reverse()
    .find((r) => now.some((n) => n.id === r.id))
  const place = before === undefined ? 0 : now.findIndex((r) => r.id === before.id) + 1
  return [...now.slice(0, place), row, ...now.slice(place)]
}

/**
 * Makes one field, or one row of a list, say again what it said in `was`, as an edit of now: nothing is rewound, and
 * whatever was written elsewhere since stays. False when `was` has no such place.
 */
export function restore<S extends Shape>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  key: string,
  was: Readonly<Record<string, unknown>>,
): boolean {
  const [, name = '', rowId] = PLACE.exec(key) ?? []
  const field: Field | undefined = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
  if (field === undefined || !Object.hasOwn(was, name) || (rowId !== undefined && field.kind !== 'rows')) return false
  const now = project(def, doc).value as Record<string, unknown>
  const value = rowId === undefined ? was[name] : withRow(now[name] as Row[], was[name] as Row[], rowId)
  if (value === null && rowId !== undefined) return false
  write(def, doc, { [name]: value } as Partial<ShapeValue<S>>)
  return true
}
