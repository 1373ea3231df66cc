import type { Logger } from 'pino'
import type { Mirrors, Rooms } from '#server/services'
import type { SeanceStore } from '#server/store/seance-store'
import type { Shape } from '#shared/document/field'
import type { ShapeValue } from '#shared/document/value'
import { definitionOf } from '#shared/documents/registry'

interface Needs {
  seances: Pick<SeanceStore, 'documents' | 'sousGroupes'>
  rooms: Pick<Rooms, 'read' | 'onCommitted'>
  mirrors: Mirrors
  logger: Pick<Logger, 'error'>
}

const QUIET = 400

/** Keeps titles in lists as the documents themselves say. What it returns stops it, once nothing is left to write. */
export function followTitles({ seances, rooms, mirrors, logger }: Needs): () => Promise<void> {
  const { documents, sousGroupes } = seances
  const waiting = new Map<string, NodeJS.Timeout>()
  const writing = new Set<Promise<void>>()

  async function update(documentId: string): Promise<void> {
    const row = await documents.get(documentId)
    if (row === null) return
    const definition = definitionOf(row.kind)
    if (definition.mirror) return
    const value = (await rooms.read([documentId])).get(documentId)?.value as ShapeValue<Shape>
    const title = definition.title(value) ?? definition.label
    const numero = typeof value.numero === 'string' ? value.numero : null
    if (title !== row.title || numero !== row.numero) await documents.setTitle(documentId, title, numero)
    // A sheet whose title was erased leaves its sub-group the name it had: the others must still find it.
    if (row.kind !== 'sous-groupe' || typeof value.intitule !== 'string') return
    const renamed = await sousGroupes.rename(documentId, value.intitule)
    if (renamed !== null) await mirrors.refresh(renamed)
  }

  function write(documentId: string): void {
    waiting.delete(documentId)
    const task = update(documentId)
      .catch((err: unknown) => logger.error({ err }, 'a title could not be written'))
      .finally(() => writing.delete(task))
    writing.add(task)
  }

  const stop = rooms.onCommitted((documentId) => {
    clearTimeout(waiting.get(documentId))
    waiting.set(
      documentId,
      setTimeout(() => write(documentId), QUIET),
    )
  })

  return async () => {
    stop()
    for (const [documentId, timer] of waiting) {
      clearTimeout(timer)
      write(documentId)
    }
    await Promise.all(writing)
  }
}
