/** Days a sub-group could first meet on, what its members answered, and the one they keep. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ReponseDate } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { datesProposees, reponsesDates } from './tables.ts'

export type DateRow = typeof datesProposees.$inferSelect
export type ReponseRow = typeof reponsesDates.$inferSelect

export interface DateStore {
  /** Earliest first. */
  ofSousGroupe(sousGroupeId: string): Promise<DateRow[]>
  /** In the order they were first given. */
  reponses(sousGroupeId: string): Promise<ReponseRow[]>
  add(row: DateRow): Promise<void>
  /** With what was answered on it. */
  remove(id: string): Promise<void>
  /** Null takes the answer back. */
  answer(dateId: string, personId: string, reponse: ReponseDate | null, at: number): Promise<void>
  /** Keeps one day of a sub-group, or none. */
  keep(sousGroupeId: string, dateId: string | null, at: number): Promise<void>
}

export function sqliteDateStore(db: Db): DateStore {
  return {
    async ofSousGroupe(sousGroupeId) {
      return db
        .select()
        .from(datesProposees)
        .where(eq(datesProposees.sousGroupeId, sousGroupeId))
        .orderBy(asc(datesProposees.jour), asc(datesProposees.debut), sql`rowid`)
        .all()
    },
    async reponses(sousGroupeId) {
      return db
        .select({
          dateId: reponsesDates.dateId,
          personId: reponsesDates.personId,
          reponse: reponsesDates.reponse,
          at: reponsesDates.at,
        })
        .from(reponsesDates)
        .innerJoin(datesProposees, eq(reponsesDates.dateId, datesProposees.id))
        .where(eq(datesProposees.sousGroupeId, sousGroupeId))
        .orderBy(sql`${reponsesDates}.rowid`)
        .all()
    },
    async add(row) {
      db.insert(datesProposees).values(row).run()
    },
    async remove(id) {
      db.delete(datesProposees).where(eq(datesProposees.id, id)).run()
    },
    async answer(dateId, personId, reponse, at) {
      if (reponse === null) {
        db.delete(reponsesDates)
          .where(and(eq(reponsesDates.dateId, dateId), eq(reponsesDates.personId, personId)))
          .run()
        return
      }
      db.insert(reponsesDates)
        .values({ dateId, personId, reponse, at })
        .onConflictDoUpdate({ target: [reponsesDates.dateId, reponsesDates.personId], set: { reponse, at } })
        .run()
    },
    async keep(sousGroupeId, dateId, at) {
      immediately(db, (tx) => {
        tx.update(datesProposees).set({ retenueA: null }).where(eq(datesProposees.sousGroupeId, sousGroupeId)).run()
        if (dateId === null) return
        const kept = and(eq(datesProposees.sousGroupeId, sousGroupeId), eq(datesProposees.id, dateId))
        tx.update(datesProposees).set({ retenueA: at }).where(kept).run()
      })
    },
  }
}
