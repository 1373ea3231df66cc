import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** What each part of a sheet needs. */
export interface Sheet {
  doc: Y.Doc
  awareness: Awareness
  canWrite: boolean
  sousGroupeId: string
}
