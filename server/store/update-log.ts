import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, isNotNull, lte, max, sql } from 'drizzle-orm'
import type { Clock } from '#server/services'
import type { DocumentKind } from '#shared/documents/registry'
import { compactOne } from './compaction.ts'
import { type Db, immediately } from './db.ts'
import * as tables from './tables.ts'

export interface DocumentRef {
  documentId: string
  epoch: number
}

/** The owner of what the server writes itself. Person ids are random: none can be this word. */
export const SERVER_OWNER = 'server'

export interface NewUpdate extends DocumentRef {
  /** Null when the server wrote it: seed, mirror, migration. */
  personId: string | null
  sessionId: string | null
  bytes: Uint8Array
  /** Yjs client ids seen for the first time in these bytes. */
  claims: readonly number[]
}

export interface StoredUpdate {
  position: number
  bytes: Uint8Array
}

/** The merged state of a document up to a position. */
export interface Checkpoint extends StoredUpdate {
  /** State vector of the bytes, encoded. */
  vector: Uint8Array
  /** Version of the document's definition it is written in; 0 when nobody noted it. */
  version: number
}

export interface StoredDocument {
  checkpoint: Checkpoint | null
  /** A checkpoint is there, and its bytes are not those that were kept. */
  damaged: boolean
  /** Those after the checkpoint; all of them when there is none that can be read. */
  updates: readonly StoredUpdate[]
  /** Yjs client id → the person who first wrote with it, or `SERVER_OWNER`. */
  owners: ReadonlyMap<number, string>
  /** Last edit by a person. */
  modifiedAt: number | null
}

/** The truth of every document. Narrow on purpose: another database must be able to stand behind it. */
export interface UpdateLog {
  /** What a document is; null when there is none of that id. */
  describe(documentId: string): Promise<{ kind: DocumentKind; epoch: number } | null>
  /** One transaction, all or nothing, durable when it resolves; answers the positions, in order. */
  append(batch: readonly NewUpdate[]): Promise<{ positions: number[]; at: number }>
  load(ref: DocumentRef): Promise<StoredDocument>
  /** The updates alone, without the checkpoint; up to a position, the same for several documents read together. */
  replay(ref: DocumentRef, upTo?: number): Promise<readonly StoredUpdate[]>
  /** Shortens the next loading. The updates stay. */
  checkpoint(ref: DocumentRef, state: Checkpoint): Promise<void>
  /** Position of the last update of all; 0 when there is none. */
  position(): Promise<number>
  /**
   * Merges one chapter of a document: consecutive updates older than `before`, at most an hour of them, each person's
   * into one that keeps who wrote it. No chapter goes across a position of `keep`, where replaying stays exact. Answers
   * null when nothing is left to merge.
   */
  compact(before: number, keep: readonly number[]): Promise<Compacted | null>
}

/** A chapter, in numbers of updates. */
export interface Compacted extends DocumentRef {
  from: number
  to: number
}

const { updates, checkpoints, clientOwners, documents } = tables

const ofDocument = (ref: DocumentRef, t: typeof updates | typeof checkpoints | typeof clientOwners) =>
  and(eq(t.documentId, ref.documentId), eq(t.epoch, ref.epoch))

const LAST = Number.MAX_SAFE_INTEGER
/** The state vector of an empty document. */
const NOTHING_KNOWN = new Uint8Array([0])

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export function sqliteUpdateLog(db: Db, clock: Clock): UpdateLog {
  const insertUpdate = db
    .insert(updates)
    .values({
      documentId: sql.placeholder('documentId'),
      epoch: sql.placeholder('epoch'),
      personId: sql.placeholder('personId'),
      sessionId: sql.placeholder('sessionId'),
      at: sql.placeholder('at'),
      bytes: sql.placeholder('bytes'),
    })
    .prepare()

  const updatesOf = (ref: DocumentRef, after: number, upTo: number): StoredUpdate[] =>
    db
      .select({ position: updates.seq, bytes: updates.bytes })
      .from(updates)
      .where(and(ofDocument(ref, updates), gt(updates.seq, after), lte(updates.seq, upTo)))
      .orderBy(asc(updates.seq))
      .all()

  type Kept = Checkpoint & { modifiedAt: number | null }

  function checkpointOf(ref: DocumentRef): { kept: Kept | null; damaged: boolean } {
    const row = db.select().from(checkpoints).where(ofDocument(ref, checkpoints)).get()
    if (row === undefined) return { kept: null, damaged: false }
    const { seq: position, bytes, version, modifiedAt, vector, hash } = row
    if (hash?.equals(hashOf(bytes)) === false) return { kept: null, damaged: true }
    return { kept: { position, bytes, version, modifiedAt, vector: vector ?? NOTHING_KNOWN }, damaged: false }
  }

  /** Last edit by a person up to a position. A long history is not gone through: the checkpoint remembers its part. */
  function editedAt(ref: DocumentRef, kept: Kept | null, upTo: number): number | null {
    const known = kept?.version === 0 || (kept?.position ?? 0) > upTo ? null : kept
    const last = db
      .select({ at: updates.at })
      .from(updates)
      .where(
        and(
          ofDocument(ref, updates),
          gt(updates.seq, known?.position ?? 0),
          lte(updates.seq, upTo),
          isNotNull(updates.personId),
        ),
      )
      .orderBy(desc(updates.seq))
      .limit(1)
      .get()
    return last?.at ?? known?.modifiedAt ?? null
  }

  return {
    async describe(documentId) {
      const found = db
        .select({ kind: documents.kind, epoch: documents.epoch })
        .from(documents)
        .where(eq(documents.id, documentId))
        .get()
      return found ?? null
    },

    async append(batch) {
      const at = clock()
      const positions = immediately(db, (tx) =>
        batch.map(({ claims, bytes, ...update }) => {
          for (const clientId of claims) {
            const owner = { documentId: update.documentId, epoch: update.epoch, clientId }
            const personId = update.personId ?? SERVER_OWNER
            tx.insert(clientOwners)
              .values({ ...owner, personId })
              .onConflictDoNothing()
              .run()
          }
          const written = insertUpdate.run({ ...update, at, bytes: Buffer.from(bytes) })
          return Number(written.lastInsertRowid)
        }),
      )
      return { positions, at }
    },

    async load(ref) {
      return db.transaction((): StoredDocument => {
        const { kept: checkpoint, damaged } = checkpointOf(ref)
        const owners = db
          .select({ clientId: clientOwners.clientId, personId: clientOwners.personId })
          .from(clientOwners)
          .where(ofDocument(ref, clientOwners))
          .all()
        return {
          checkpoint,
          damaged,
          updates: updatesOf(ref, checkpoint?.position ?? 0, LAST),
          owners: new Map(owners.map((o) => [o.clientId, o.personId])),
          modifiedAt: editedAt(ref, checkpoint, LAST),
        }
      })
    },

    async replay(ref, upTo = LAST) {
      return updatesOf(ref, 0, upTo)
    },

    async checkpoint(ref, { position, bytes, vector, version }) {
      const row = {
        seq: position,
        bytes: Buffer.from(bytes),
        vector: Buffer.from(vector),
        version,
        hash: hashOf(bytes),
      }
      immediately(db, (tx) => {
        const set = { ...row, modifiedAt: editedAt(ref, checkpointOf(ref).kept, position) }
        tx.insert(checkpoints)
          .values({ documentId: ref.documentId, epoch: ref.epoch, ...set })
          .onConflictDoUpdate({ target: [checkpoints.documentId, checkpoints.epoch], set })
          .run()
      })
    },

    async compact(before, keep) {
      return immediately(db, () => compactOne(db, before, keep))
    },

    async position() {
      return (
        db
          .select({ last: max(updates.seq) })
          .from(updates)
          .get()?.last ?? 0
      )
    },
  }
}
