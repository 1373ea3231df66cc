/** What is known of a document beside its content: where it stands and how it is called in lists. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { DocumentKind } from '#shared/documents/registry'
import type { Db } from './db.ts'
import { documents } from './tables.ts'

export type DocumentRow = typeof documents.$inferSelect

export interface DocumentStore {
  get(id: string): Promise<DocumentRow | null>
  add(row: Omit<DocumentRow, 'epoch' | 'removedAt'>): Promise<void>
  /** Those below leave out removed documents and keep the order of creation. */
  ofSeance(seanceId: string): Promise<DocumentRow[]>
  ofAxe(axeId: string): Promise<DocumentRow[]>
  ofGroupe(groupeId: string, kind: DocumentKind): Promise<DocumentRow[]>
  ofKind(kind: DocumentKind): Promise<DocumentRow[]>
  setTitle(id: string, title: string, numero: string | null): Promise<void>
  /** Out of the lists; its history stays. */
  remove(id: string, at: number): Promise<void>
}

export function sqliteDocumentStore(db: Db): DocumentStore {
  const standing = (where: ReturnType<typeof and>): DocumentRow[] =>
    db
      .select()
      .from(documents)
      .where(and(where, isNull(documents.removedAt)))
      .orderBy(sql`rowid`)
      .all()

  return {
    async get(id) {
      return db.select().from(documents).where(eq(documents.id, id)).get() ?? null
    },
    async add(row) {
      db.insert(documents).values(row).run()
    },
    async ofSeance(seanceId) {
      return standing(eq(documents.seanceId, seanceId))
    },
    async ofAxe(axeId) {
      return standing(and(eq(documents.axeId, axeId), eq(documents.kind, 'fiche-action')))
    },
    async ofGroupe(groupeId, kind) {
      return standing(and(eq(documents.groupeId, groupeId), eq(documents.kind, kind)))
    },
    async ofKind(kind) {
      return standing(eq(documents.kind, kind))
    },
    async setTitle(id, title, numero) {
      db.update(documents).set({ title, numero }).where(eq(documents.id, id)).run()
    },
    async remove(id, at) {
      db.update(documents).set({ removedAt: at }).where(eq(documents.id, id)).run()
    },
  }
}
