/** Decisions, commitments and missing actors of closed meetings, followed until done. */
import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { EtapeActeur } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { etapesActeurs, seances, suivis } from './tables.ts'

export type SuiviRow = typeof suivis.$inferSelect
export type EtapeRow = typeof etapesActeurs.$inferSelect
export type NewSuivi = Omit<SuiviRow, 'id' | 'faitA'>

export interface SuiviStore {
  ofSeance(seanceId: string): Promise<SuiviRow[]>
  /** What the meetings of a group left to follow, the latest meeting first. */
  ofGroupe(groupeId: string): Promise<SuiviRow[]>
  get(id: string): Promise<SuiviRow | null>
  /** Null when it is not done after all. */
  setDone(id: string, at: number | null): Promise<void>
  /** Steps made by the missing actors of these lines. */
  etapes(suiviIds: readonly string[]): Promise<EtapeRow[]>
  setEtape(row: EtapeRow): Promise<void>
  removeEtape(suiviId: string, etape: EtapeActeur): Promise<void>
  /**
   * Follows exactly these lines for a meeting. A line followed already, after a reopening, keeps its id and whether it
   * is done; one that was taken out of its document is no longer followed (an earlier snapshot still holds it).
   */
  follow(seanceId: string, lines: readonly NewSuivi[]): Promise<void>
}

export function sqliteSuiviStore(db: Db): SuiviStore {
  return {
    async ofSeance(seanceId) {
      return db.select().from(suivis).where(eq(suivis.seanceId, seanceId)).orderBy(asc(sql`rowid`)).all()
    },
    async ofGroupe(groupeId) {
      return db
        .select()
        .from(suivis)
        .where(eq(suivis.groupeId, groupeId))
        .orderBy(
          desc(db.select({ jour: seances.jour }).from(seances).where(eq(seances.id, suivis.seanceId))),
          sql`rowid`,
        )
        .all()
    },
    async get(id) {
      return db.select().from(suivis).where(eq(suivis.id, id)).get() ?? null
    },
    async setDone(id, at) {
      db.update(suivis).set({ faitA: at }).where(eq(suivis.id, id)).run()
    },
    async etapes(suiviIds) {
      return db
        .select()
        .from(etapesActeurs)
        .where(inArray(etapesActeurs.suiviId, [...suiviIds]))
        .all()
    },
    async setEtape({ suiviId, etape, ...made }) {
      db.insert(etapesActeurs)
        .values({ suiviId, etape, ...made })
        .onConflictDoUpdate({ target: [etapesActeurs.suiviId, etapesActeurs.etape], set: made })
        .run()
    },
    async removeEtape(suiviId, etape) {
      db.delete(etapesActeurs)
        .where(and(eq(etapesActeurs.suiviId, suiviId), eq(etapesActeurs.etape, etape)))
        .run()
    },
    async follow(seanceId, lines) {
      immediately(db, (tx) => {
        const kept = lines.map(
          (line) =>
            tx
              .insert(suivis)
              .values({ ...line, id: newId(), faitA: null })
              .onConflictDoUpdate({ target: [suivis.documentId, suivis.rowId], set: line })
              .returning({ id: suivis.id })
              .get().id,
        )
        tx.delete(suivis)
          .where(and(eq(suivis.seanceId, seanceId), notInArray(suivis.id, kept)))
          .run()
      })
    },
  }
}
