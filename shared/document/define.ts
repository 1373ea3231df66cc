import type * as Y from 'yjs'
import type { Shape } from './field.ts'
import type { ShapeValue } from './value.ts'

/** One step from version n to n+1, run by the server in a transaction, never by a client. */
export type Migration = (doc: Y.Doc) => void

export interface DocumentDefinition<S extends Shape = Shape> {
  /** Stored in the database and in snapshots: never renamed. */
  readonly name: string
  /** What people call it, in French. */
  readonly label: string
  readonly shape: S
  readonly migrations: readonly Migration[]
  /** Written by the server alone, from rows, in answer to commands. */
  readonly mirror: boolean
  /** The title shown in lists, from the value; null when still blank. */
  readonly title: (value: ShapeValue<S>) => string | null
}

export type DocumentOf<D> = D extends DocumentDefinition<infer S> ? ShapeValue<S> : never

export function defineDocument<const S extends Shape>(d: {
  name: string
  label: string
  shape: S
  migrations: readonly Migration[]
  mirror?: boolean
  title?: (value: ShapeValue<S>) => string | null
}): DocumentDefinition<S> {
  return { mirror: false, title: () => null, ...d }
}

/** The version a document of this definition is written in: 1 plus its migrations. */
export const versionOf = (d: { migrations: readonly Migration[] }): number => d.migrations.length + 1
