/** Decisions, commitments and missing actors of closed meetings, followed until done. */
import { and, asc, eq, notInArray, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { suivis } from './tables.ts'

export type SuiviRow = typeof suivis.$inferSelect
export type NewSuivi = Omit<SuiviRow, 'id' | 'faitA'>

export interface SuiviStore {
  ofSeance(seanceId: string): Promise<SuiviRow[]>
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
