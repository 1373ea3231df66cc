import { definitionOf } from '#shared/documents/registry'
import type { FrozenDocument, SnapshotContent } from './content.ts'

type Organismes = SnapshotContent['organismes']

/** Every id a document refers to by a `ref` field, wherever it stands. */
function refsOf({ kind, value }: FrozenDocument): string[] {
  return Object.entries(definitionOf(kind).shape).flatMap(([name, field]) => {
    if (field.kind === 'ref') return typeof value[name] === 'string' ? [value[name]] : []
    if (field.kind !== 'rows') return []
    const cells = Object.entries(field.row).filter(([, cell]) => cell.kind === 'ref')
    const rows = value[name] as Record<string, unknown>[]
    return rows.flatMap((row) => cells.flatMap(([cell]) => (typeof row[cell] === 'string' ? [row[cell]] : [])))
  })
}

/** The organisations named by frozen documents, as they are called now: a snapshot is read without the plan beside it. */
export function organismesNamed(documents: readonly FrozenDocument[], known: Readonly<Organismes>): Organismes {
  const named = new Set(documents.flatMap(refsOf))
  return known.filter((o) => named.has(o.id)).map(({ id, nom, sigle }) => ({ id, nom, sigle }))
}
