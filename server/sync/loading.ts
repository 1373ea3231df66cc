/** Opens a document from the log. What cannot be read refuses its room, and nothing else. */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { DocumentRef, StoredDocument, UpdateLog } from '#server/store/update-log'
import type { DocumentDefinition } from '#shared/document/define'
import { migrate } from '#shared/document/migrate'
import type { CloseReason } from '#shared/sync/close-codes'

export interface Loaded {
  doc: Y.Doc
  owners: Map<number, string>
  modifiedAt: number | null
  position: number
  /** Updates the next opening would replay. */
  sinceCheckpoint: number
  /** What migrations changed, to be logged before anyone is let in. */
  migration: { bytes: Uint8Array; clientId: number } | null
}
export type Loading = { ok: true; value: Loaded } | { ok: false; reason: CloseReason }

function assemble(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const bytes of parts) Y.applyUpdate(doc, bytes)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('updates are missing')
  return doc
}

/** From the checkpoint; from the updates alone when the checkpoint is damaged. */
async function rebuild(log: UpdateLog, ref: DocumentRef, stored: StoredDocument, logger: Logger): Promise<Y.Doc> {
  const after = stored.updates.map((u) => u.bytes)
  if (stored.checkpoint === null) return assemble(after)
  try {
    return assemble([stored.checkpoint.bytes, ...after])
  } catch (error) {
    logger.error({ err: error, ...ref }, 'damaged checkpoint; replaying every update')
    return assemble((await log.replay(ref)).map((u) => u.bytes))
  }
}

function runMigrations(
  def: DocumentDefinition,
  doc: Y.Doc,
): { opening: ReturnType<typeof migrate>; bytes: Uint8Array[] } {
  const bytes: Uint8Array[] = []
  const collect = (update: Uint8Array) => bytes.push(update)
  doc.on('update', collect)
  const opening = migrate(def, doc)
  doc.off('update', collect)
  return { opening, bytes }
}

export async function loadDocument(
  log: UpdateLog,
  ref: DocumentRef,
  def: DocumentDefinition,
  logger: Logger,
): Promise<Loading> {
  try {
    const stored = await log.load(ref)
    const doc = await rebuild(log, ref, stored, logger)
    const { opening, bytes } = runMigrations(def, doc)
    if (!opening.ok) {
      logger.error({ ...ref, code: opening.code }, 'this document cannot be opened')
      return { ok: false, reason: opening.code === 'documentNewer' ? 'reloadNeeded' : 'unavailable' }
    }
    const value: Loaded = {
      doc,
      owners: new Map(stored.owners),
      modifiedAt: stored.modifiedAt,
      position: stored.updates.at(-1)?.position ?? stored.checkpoint?.position ?? 0,
      sinceCheckpoint: stored.updates.length,
      migration: bytes.length > 0 ? { bytes: Y.mergeUpdates(bytes), clientId: doc.clientID } : null,
    }
    return { ok: true, value }
  } catch (error) {
    logger.error({ err: error, ...ref }, 'this document cannot be read')
    return { ok: false, reason: 'unavailable' }
  }
}
