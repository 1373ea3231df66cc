import { compare, shown } from './compare.ts'
import type { DocumentDefinition } from './define.ts'
import type { Field, Shape } from './field.ts'
import type { ShapeValue } from './value.ts'

export interface FieldInWords {
  /** « Suivi des actions », « Réalisation d'un inventaire… », « État » */
  labels: readonly string[]
  /** What was there; null when blank. */
  before: string | null
  /** What was written; null when it was removed. */
  after: string | null
}

/** What differs, as people read it, with the field or the row it stands in: `contours`, `engagements[<id>]`. */
export type DifferenceInWords = FieldInWords & { key: string }

/** The difference as words, an added row with everything in it. Rows that only moved say nothing. */
export function inWords<S extends Shape>(
  def: DocumentDefinition<S>,
  before: ShapeValue<S>,
  after: ShapeValue<S>,
): DifferenceInWords[] {
  return compare(def, before, after).flatMap((change): DifferenceInWords[] => {
    const { labels } = change
    if (change.kind === 'moved') return []
    const [key = change.path, name = '', id = ''] = /^(.+?)\[(.+)\]/.exec(change.path) ?? []
    if (change.kind !== 'added') return [{ key, labels, before: change.before, after: change.after }]
    const field: Field | undefined = def.shape[name]
    const row = (after[name] as unknown as { id: string; [cell: string]: unknown }[]).find((r) => r.id === id)
    if (field?.kind !== 'rows' || row === undefined) return []
    // A row without words is named by its id, which says nothing to anyone.
    const of = change.after === null || change.after === id ? labels : [...labels, change.after]
    return Object.entries(field.row).flatMap(([cell, f]) => {
      const words = f.kind === 'ref' || (f.kind === 'flag' && row[cell] === false) ? null : shown(f, row[cell])
      return words === null ? [] : [{ key, labels: [...of, f.label], before: null, after: words }]
    })
  })
}
