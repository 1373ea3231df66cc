import * as Y from 'yjs'
import type { Reading, Rooms } from '#server/services'
import { createLines } from '#server/sync/lines'
import { project } from '#shared/document/project'
import { seed, write } from '#shared/document/write'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'

export interface MemoryRooms extends Rooms {
  /** An edit by a person, as one that came through a connection. */
  edit(documentId: string, change: (doc: Y.Doc) => void): void
  /** Documents read or written, in order: what a test of an order of operations looks at. */
  readonly trace: string[]
}

/** The documents themselves, without connections nor disk: real Yjs, real definitions. */
export function memoryRooms(clock: () => number): MemoryRooms {
  const rooms = new Map<string, { kind: DocumentKind; doc: Y.Doc; modifiedAt: number | null }>()
  const listeners = new Set<(documentId: string) => void>()
  const trace: string[] = []
  let position = 0

  const roomOf = (id: string) => {
    const room = rooms.get(id)
    if (room === undefined) throw new Error(`no document ${id}`)
    return room
  }
  const committed = (id: string) => {
    position++
    for (const listener of listeners) listener(id)
  }

  return {
    trace,
    lines: createLines({ onArrival: () => undefined }),
    upgrade() {
      throw new Error('no connections here')
    },
    async seed(documentId, kind, value) {
      if (rooms.has(documentId)) throw new Error(`document ${documentId} was seeded already`)
      const doc = new Y.Doc()
      seed(definitionOf(kind), doc, value)
      rooms.set(documentId, { kind, doc, modifiedAt: null })
      committed(documentId)
    },
    async write(documentId, value) {
      const { kind, doc } = roomOf(documentId)
      trace.push(`write ${kind}`)
      write(definitionOf(kind), doc, value)
      committed(documentId)
    },
    async read(documentIds) {
      return new Map(
        documentIds.map((id): [string, Reading] => {
          const { kind, doc, modifiedAt } = roomOf(id)
          return [id, { value: project(definitionOf(kind), doc).value, position, modifiedAt }]
        }),
      )
    },
    edit(documentId, change) {
      const room = roomOf(documentId)
      change(room.doc)
      room.modifiedAt = clock()
      committed(documentId)
    },
    onCommitted(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      for (const { doc } of rooms.values()) doc.destroy()
    },
  }
}
