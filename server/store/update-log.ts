import { and, asc, eq, gt, isNotNull, lte, max } from 'drizzle-orm'
import type { Clock } from '#server/services'
import type { DocumentKind } from '#shared/documents/registry'
import type { Db } from './db.ts'
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

export interface StoredDocument {
  /** The merged state up to a position; the updates are those after it. */
  checkpoint: StoredUpdate | null
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
  checkpoint(ref: DocumentRef, position: number, bytes: Uint8Array): Promise<void>
  /** Position of the last update of all; 0 when there is none. */
  position(): Promise<number>
}

const { updates, checkpoints, clientOwners, documents } = tables

const ofDocument = (ref: DocumentRef, t: typeof updates | typeof checkpoints | typeof clientOwners) =>
  and(eq(t.documentId, ref.documentId), eq(t.epoch, ref.epoch))

export function sqliteUpdateLog(db: Db, clock: Clock): UpdateLog {
  const updatesOf = (ref: DocumentRef, after: number, upTo: number): StoredUpdate[] =>
    db
      .select({ position: updates.seq, bytes: updates.bytes })
      .from(updates)
      .where(and(ofDocument(ref, updates), gt(updates.seq, after), lte(updates.seq, upTo)))
      .orderBy(asc(updates.seq))
      .all()

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
      const positions = db.transaction((tx) =>
        batch.map(({ claims, bytes, ...update }) => {
          for (const clientId of claims) {
            const owner = { documentId: update.documentId, epoch: update.epoch, clientId }
            const personId = update.personId ?? SERVER_OWNER
            tx.insert(clientOwners)
              .values({ ...owner, personId })
              .onConflictDoNothing()
              .run()
          }
          const row = { ...update, at, bytes: Buffer.from(bytes) }
          return Number(tx.insert(updates).values(row).run().lastInsertRowid)
        }),
      )
      return { positions, at }
    },

    async load(ref) {
      return db.transaction((tx): StoredDocument => {
        const checkpoint = tx
          .select({ position: checkpoints.seq, bytes: checkpoints.bytes })
          .from(checkpoints)
          .where(ofDocument(ref, checkpoints))
          .get()
        const owners = tx
          .select({ clientId: clientOwners.clientId, personId: clientOwners.personId })
          .from(clientOwners)
          .where(ofDocument(ref, clientOwners))
          .all()
        const last = tx
          .select({ at: max(updates.at) })
          .from(updates)
          .where(and(ofDocument(ref, updates), isNotNull(updates.personId)))
          .get()
        return {
          checkpoint: checkpoint ?? null,
          updates: updatesOf(ref, checkpoint?.position ?? 0, Number.MAX_SAFE_INTEGER),
          owners: new Map(owners.map((o) => [o.clientId, o.personId])),
          modifiedAt: last?.at ?? null,
        }
      })
    },

    async replay(ref, upTo = Number.MAX_SAFE_INTEGER) {
      return updatesOf(ref, 0, upTo)
    },

    async checkpoint(ref, position, bytes) {
      const row = { seq: position, bytes: Buffer.from(bytes) }
      db.insert(checkpoints)
        .values({ documentId: ref.documentId, epoch: ref.epoch, ...row })
        .onConflictDoUpdate({ target: [checkpoints.documentId, checkpoints.epoch], set: row })
        .run()
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
