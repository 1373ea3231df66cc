/** The tour de table of a meeting: one row per line of the attendance list, so that a corrected person keeps their place. */
import { asc, eq } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { toursDeTable } from './tables.ts'

export type TourDeTableRow = typeof toursDeTable.$inferSelect

export interface TourStore {
  /** In the order people are called; empty before it begins. */
  list(seanceId: string): Promise<TourDeTableRow[]>
  /** Replaces the whole: a tour is some eighty rows. */
  save(seanceId: string, rows: readonly Omit<TourDeTableRow, 'seanceId' | 'rang'>[]): Promise<void>
}

export function sqliteTourStore(db: Db): TourStore {
  return {
    async list(seanceId) {
      return db
        .select()
        .from(toursDeTable)
        .where(eq(toursDeTable.seanceId, seanceId))
        .orderBy(asc(toursDeTable.rang))
        .all()
    },
    async save(seanceId, rows) {
      immediately(db, (tx) => {
        tx.delete(toursDeTable).where(eq(toursDeTable.seanceId, seanceId)).run()
        for (const [rang, row] of rows.entries())
          tx.insert(toursDeTable)
            .values({ ...row, seanceId, rang })
            .run()
      })
    },
  }
}
