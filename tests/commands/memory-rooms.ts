import * as Y from 'yjs'
import { type LateEdit, type LateEdits, type Link, no, ok, type Reading, type Rooms } from '#server/services'
import { cutInPieces } from '#server/sync/late-pieces'
import { piecesInWords } from '#server/sync/late-words'
import { createLines } from '#server/sync/lines'
import { append } from '#shared/document/append'
import { project } from '#shared/document/project'
import { restore } from '#shared/document/restore'
import { seed, write } from '#shared/document/write'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'

export interface MemoryRooms extends Rooms {
  /** An edit by a person, as one that came through a connection. */
  edit(documentId: string, change: (doc: Y.Doc) => void): void
  /** What a person writes on a copy of their own, as the bytes the document lacks. */
  apart(documentId: string, change: (doc: Y.Doc) => void): Uint8Array
  /** Who is connected, as the test says. */
  readonly present: Link[]
  /** Documents read or written, in order: what a test of an order of operations looks at. */
  readonly trace: string[]
}

/** The documents themselves, without connections nor disk: real Yjs, real definitions. */
export function memoryRooms(clock: () => number): MemoryRooms {
  const rooms = new Map<string, { kind: DocumentKind; doc: Y.Doc; modifiedAt: number | null }>()
  const listeners = new Set<(documentId: string) => void>()
  const trace: string[] = []
  const present: Link[] = []
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

  const copyOf = (doc: Y.Doc): Y.Doc => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    return copy
  }
  const late: LateEdits = {
    onRefused: () => () => undefined,
    check: async ({ documentId, bytes }) =>
      cutInPieces(roomOf(documentId).doc, bytes) === null ? no('invalidContent') : ok(bytes),
    async pieces({ documentId, bytes, epoch }: LateEdit) {
      const { kind, doc } = roomOf(documentId)
      const cut = epoch === 1 ? cutInPieces(doc, bytes) : null
      if (cut === null) return null
      return piecesInWords(definitionOf(kind), copyOf(doc), cut.values())
    },
    async bringIn({ documentId, bytes }, keys) {
      const { doc } = roomOf(documentId)
      for (const [key, update] of cutInPieces(doc, bytes) ?? [])
        if (keys === null || keys.includes(key)) Y.applyUpdate(doc, update)
      trace.push(`bring in ${keys ?? 'all'}`)
      committed(documentId)
      return ok(null)
    },
  }

  return {
    trace,
    present,
    links: {
      of: (ids) => present.filter((link) => ids.includes(link.documentId)),
      ask: () => void trace.push('ask'),
      forget: (ids) => {
        const kept = present.filter((link) => link.transport !== null || !ids.includes(link.documentId))
        present.splice(0, present.length, ...kept)
      },
    },
    late,
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
    async restore(documentId, key, was, kept) {
      const { kind, doc } = roomOf(documentId)
      trace.push(`restore ${kind}`)
      return restore(definitionOf(kind), doc, key, was, kept)
    },
    async append(documentId, from, introduced) {
      const { kind, doc } = roomOf(documentId)
      trace.push(`append ${kind}`)
      append(definitionOf(kind), doc, from, introduced)
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
    apart(documentId, change) {
      const { doc } = roomOf(documentId)
      const copy = copyOf(doc)
      change(copy)
      return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
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
