/** Opens a document from the log. What cannot be read refuses its room, and nothing else. */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { DocumentRef, StoredDocument, UpdateLog } from '#server/store/update-log'
import { type DocumentDefinition, versionOf } from '#shared/document/define'
import { migrate, type Opening } from '#shared/document/migrate'
import type { CloseReason } from '#shared/sync/close-codes'
import type { Committer } from './committer.ts'
import { OnDisk } from './on-disk.ts'
import { WorkingCopy } from './working-copy.ts'

export interface Loaded {
  onDisk: OnDisk
  /** The document itself, when opening it took one; else it is made at the first need. */
  copy: WorkingCopy | null
  owners: Map<number, string>
  modifiedAt: number | null
  /** Updates the next opening would replay. */
  sinceCheckpoint: number
}
export type Loading = { ok: true; value: Loaded } | { ok: false; reason: CloseReason }

export interface LoadingParts {
  log: UpdateLog
  committer: Pick<Committer, 'append'>
  logger: Logger
}

/** A state this program wrote needs no look inside: whoever joins is given it as it is. */
function asStored({ checkpoint, updates }: StoredDocument, version: number): OnDisk | null {
  if (checkpoint?.version !== version) return null
  const since = updates.map(({ bytes }) => bytes)
  return new OnDisk(checkpoint, since, updates.at(-1)?.position ?? checkpoint.position)
}

/** From the state kept last; from the updates alone when that is damaged. */
async function rebuild(
  { log, logger }: LoadingParts,
  ref: DocumentRef,
  def: DocumentDefinition,
  { checkpoint, updates }: StoredDocument,
): Promise<WorkingCopy> {
  const { clientID } = new Y.Doc()
  const after = updates.map(({ bytes }) => bytes)
  if (checkpoint === null) return new WorkingCopy(def, after, clientID)
  try {
    return new WorkingCopy(def, [checkpoint.bytes, ...after], clientID)
  } catch (error) {
    logger.error({ err: error, ...ref }, 'damaged checkpoint; replaying every update')
    const all = await log.replay(ref)
    return new WorkingCopy(
      def,
      all.map(({ bytes }) => bytes),
      clientID,
    )
  }
}

/** Brings a document to the version of this program, in the log first, before anyone is let in. */
async function migrated(
  { committer }: LoadingParts,
  ref: DocumentRef,
  copy: WorkingCopy,
  position: number,
): Promise<{ opening: Opening; position: number }> {
  let opening: Opening | null = null
  const { bytes } = copy.run((doc) => {
    opening = migrate(copy.def, doc)
  })
  if (opening === null) throw new Error('a migration did not run')
  if (bytes === null) return { opening, position }
  const update = { ...ref, personId: null, sessionId: null, bytes, claims: [copy.doc.clientID] }
  return { opening, position: await committer.append(update) }
}

export async function loadDocument(parts: LoadingParts, ref: DocumentRef, def: DocumentDefinition): Promise<Loading> {
  const { log, logger } = parts
  try {
    const stored = await log.load(ref)
    const { modifiedAt } = stored
    if (stored.damaged) logger.error(ref, 'damaged checkpoint; replaying every update')
    const known = { owners: new Map(stored.owners), modifiedAt, sinceCheckpoint: stored.updates.length }
    const onDisk = asStored(stored, versionOf(def))
    if (onDisk !== null) return { ok: true, value: { onDisk, copy: null, ...known } }
    const copy = await rebuild(parts, ref, def, stored)
    const last = stored.updates.at(-1)?.position ?? stored.checkpoint?.position ?? 0
    const { opening, position } = await migrated(parts, ref, copy, last)
    if (!opening.ok) {
      logger.error({ ...ref, code: opening.code }, 'this document cannot be opened')
      return { ok: false, reason: opening.code === 'documentNewer' ? 'reloadNeeded' : 'unavailable' }
    }
    const state = { bytes: Y.encodeStateAsUpdate(copy.doc), vector: Y.encodeStateVector(copy.doc), position }
    return { ok: true, value: { onDisk: new OnDisk(state, [], position), copy, ...known } }
  } catch (error) {
    logger.error({ err: error, ...ref }, 'this document cannot be read')
    return { ok: false, reason: 'unavailable' }
  }
}
