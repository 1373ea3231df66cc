import type * as Y from 'yjs'
import { type DocumentDefinition, versionOf } from './define.ts'
import { META, VERSION } from './layout.ts'

export type Opening =
  | { ok: true; from: number; to: number }
  /** Written by a newer program: opening it with older code could delete what that code does not know. */
  | { ok: false; code: 'documentNewer' | 'documentUnstamped'; found: unknown }

/** Brings a document to the version this program writes. The server calls it once, when a document is loaded. */
export function migrate(def: Pick<DocumentDefinition, 'migrations'>, doc: Y.Doc): Opening {
  const meta = doc.getMap(META)
  const found = meta.get(VERSION)
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1) {
    return { ok: false, code: 'documentUnstamped', found }
  }
  const to = versionOf(def)
  if (found > to) return { ok: false, code: 'documentNewer', found }
  if (found < to) {
    doc.transact(() => {
      for (const step of def.migrations.slice(found - 1)) step(doc)
      meta.set(VERSION, to)
    })
  }
  return { ok: true, from: found, to }
}
