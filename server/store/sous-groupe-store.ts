/** Sub-groups of a meeting and who is in which. */
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { affectations, documents, sousGroupes } from './tables.ts'

export type SousGroupeRow = typeof sousGroupes.$inferSelect
export type AffectationRow = typeof affectations.$inferSelect

export interface SousGroupeStore {
  /** By number. */
  list(seanceId: string): Promise<SousGroupeRow[]>
  get(seanceId: string, id: string): Promise<SousGroupeRow | null>
  /** Adds a sub-group after the others, with the metadata of its sheet. */
  add(row: Omit<SousGroupeRow, 'numero'>, document: typeof documents.$inferInsert): Promise<SousGroupeRow>
  /** Names the sub-group of a sheet, without the short name of before. Its meeting, or null when that was its name. */
  rename(documentId: string, titre: string): Promise<string | null>
  setRapporteur(id: string, personId: string | null): Promise<void>
  /** A call already made keeps the instant it was made. */
  call(id: string, at: number): Promise<void>
  endCall(id: string): Promise<void>
  affectations(seanceId: string): Promise<AffectationRow[]>
  /** A person is in one sub-group of a meeting, or in none. */
  affect(seanceId: string, personId: string, sousGroupeId: string | null, at: number): Promise<void>
}

export function sqliteSousGroupeStore(db: Db): SousGroupeStore {
  return {
    async list(seanceId) {
      return db
        .select()
        .from(sousGroupes)
        .where(eq(sousGroupes.seanceId, seanceId))
        .orderBy(asc(sousGroupes.numero), asc(sousGroupes.id))
        .all()
    },
    async get(seanceId, id) {
      const found = db
        .select()
        .from(sousGroupes)
        .where(and(eq(sousGroupes.id, id), eq(sousGroupes.seanceId, seanceId)))
        .get()
      return found ?? null
    },
    async add(row, document) {
      return immediately(db, (tx) => {
        const last = tx
          .select({ numero: sql<number | null>`max(${sousGroupes.numero})` })
          .from(sousGroupes)
          .where(eq(sousGroupes.seanceId, row.seanceId))
          .get()
        const added: SousGroupeRow = { ...row, numero: (last?.numero ?? 0) + 1 }
        tx.insert(documents).values(document).run()
        tx.insert(sousGroupes).values(added).run()
        return added
      })
    },
    async rename(documentId, titre) {
      const renamed = db
        .update(sousGroupes)
        .set({ titre, titreCourt: null })
        .where(and(eq(sousGroupes.documentId, documentId), ne(sousGroupes.titre, titre)))
        .returning({ seanceId: sousGroupes.seanceId })
        .get()
      return renamed?.seanceId ?? null
    },
    async setRapporteur(id, personId) {
      db.update(sousGroupes).set({ rapporteurId: personId }).where(eq(sousGroupes.id, id)).run()
    },
    async call(id, at) {
      db.update(sousGroupes)
        .set({ appelDepuis: sql`coalesce(${sousGroupes.appelDepuis}, ${at})` })
        .where(eq(sousGroupes.id, id))
        .run()
    },
    async endCall(id) {
      db.update(sousGroupes).set({ appelDepuis: null }).where(eq(sousGroupes.id, id)).run()
    },
    async affectations(seanceId) {
      return db.select().from(affectations).where(eq(affectations.seanceId, seanceId)).orderBy(sql`rowid`).all()
    },
    async affect(seanceId, personId, sousGroupeId, at) {
      if (sousGroupeId === null) {
        db.delete(affectations)
          .where(and(eq(affectations.seanceId, seanceId), eq(affectations.personId, personId)))
          .run()
        return
      }
      db.insert(affectations)
        .values({ seanceId, personId, sousGroupeId, at })
        .onConflictDoUpdate({ target: [affectations.seanceId, affectations.personId], set: { sousGroupeId, at } })
        .run()
    },
  }
}
