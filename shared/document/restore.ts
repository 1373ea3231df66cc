import type * as Y from 'yjs'
import type { DocumentDefinition } from './define.ts'
import type { Field, Shape } from './field.ts'
import { project } from './project.ts'
import { same } from './same.ts'
import { type ProseValue, proseIsBlank, type ShapeValue } from './value.ts'
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

/** What `was` said, followed by what stands now and did not then. */
function withSince(field: Field, now: unknown, was: unknown): unknown {
  if (field.kind === 'rows') {
    const old = was as readonly Row[]
    return [...old, ...(now as readonly Row[]).filter(({ id }) => old.every((row) => row.id !== id))]
  }
  if (field.kind !== 'prose') return was
  const old = was as ProseValue
  return [...old, ...(now as ProseValue).filter((block) => !proseIsBlank([block]) && !old.some((b) => same(b, block)))]
}

/**
 * Makes one field, or one row of a list, say again what it said in `was`, as an edit of now: nothing is rewound, and
 * whatever was written elsewhere since stays. `keep`: blocks and rows of that field written since stay too, after the rest.
 * False when `was` has no such place.
 */
export function restore<S extends Shape>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  key: string,
  was: Readonly<Record<string, unknown>>,
  { keep }: { keep: boolean },
): boolean {
  const [, name = '', rowId] = PLACE.exec(key) ?? []
  const field: Field | undefined = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
  if (field === undefined || !Object.hasOwn(was, name) || (rowId !== undefined && field.kind !== 'rows')) return false
  const now = project(def, doc).value as Record<string, unknown>
  const whole = keep ? withSince(field, now[name], was[name]) : was[name]
  const value = rowId === undefined ? whole : withRow(now[name] as Row[], was[name] as Row[], rowId)
  if (value === null && rowId !== undefined) return false
  write(def, doc, { [name]: value } as Partial<ShapeValue<S>>)
  return true
}
