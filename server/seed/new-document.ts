import type { DocumentKind } from '#shared/documents/registry'
import type { Db } from '../store/db.ts'
import { documents } from '../store/tables.ts'

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
