import type { Db } from '#server/store/db'
import { documents } from '#server/store/tables'
import type { DocumentKind } from '#shared/documents/registry'

/** A document with its first value, before either is written. */
export interface NewDocument {
  id: string
  kind: DocumentKind
  title: string
  numero?: string
  axeId?: string
  groupeId?: string | null
  seanceId?: string
  value: object
}

export function insertDocuments(tx: Pick<Db, 'insert'>, made: readonly NewDocument[], now: number): void {
  tx.insert(documents)
    .values(made.map(({ value: _, ...row }) => ({ ...row, createdAt: now })))
    .run()
}
