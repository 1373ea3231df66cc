/** What a late edit would change in a document as it stands, piece by piece, in words. */
import * as Y from 'yjs'
import type { LatePiece } from '#server/services'
import type { DocumentDefinition } from '#shared/document/define'
import { inWords } from '#shared/document/in-words'
import { project } from '#shared/document/project'

/** `copy` is changed: nothing else may need it. */
export function piecesInWords(def: DocumentDefinition, copy: Y.Doc, pieces: Iterable<Uint8Array>): LatePiece[] {
  const before = project(def, copy).value
  for (const update of pieces) Y.applyUpdate(copy, update)
  const found = new Map<string, LatePiece>()
  for (const { key, ...field } of inWords(def, before, project(def, copy).value)) {
    const piece = found.get(key)
    if (piece === undefined) found.set(key, { key, fields: [field] })
    else piece.fields.push(field)
  }
  return [...found.values()]
}
