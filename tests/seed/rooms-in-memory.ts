import * as Y from 'yjs'
import type { Reading, Rooms } from '#server/services'
import { project } from '#shared/document/project'
import { seed, write } from '#shared/document/write'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'

/** The document side of the rooms without network nor log: what a test of rows and exports needs. Counts edits as the log does. */
export function roomsInMemory(): Pick<Rooms, 'seed' | 'write' | 'read'> {
  const docs = new Map<string, { kind: DocumentKind; doc: Y.Doc; modifiedAt: number | null }>()
  let position = 0
  const found = (id: string) => {
    const room = docs.get(id)
    if (room === undefined) throw new Error(`no document ${id}`)
    return room
  }
  return {
    async seed(id, kind, value) {
      if (docs.has(id)) throw new Error(`document ${id} is already written`)
      const doc = new Y.Doc()
      seed(definitionOf(kind), doc, value)
      docs.set(id, { kind, doc, modifiedAt: null })
      position++
    },
    async write(id, value) {
      const room = found(id)
      write(definitionOf(room.kind), room.doc, value)
      position++
    },
    async read(ids) {
      return new Map(
        ids.map((id): [string, Reading] => {
          const { kind, doc, modifiedAt } = found(id)
          return [id, { value: project(definitionOf(kind), doc).value, position, modifiedAt }]
        }),
      )
    },
  }
}
