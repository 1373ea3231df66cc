/** Items a meeting left to the next one of its group. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { points, reports, seances } from './tables.ts'

export type ReportRow = typeof reports.$inferSelect

export interface ReportStore {
  /** Oldest first. */
  ofGroupe(groupeId: string): Promise<ReportRow[]>
  /** Keeps it for the next meeting; `leaving`: the items that leave their meeting with it. */
  add(row: ReportRow, leaving: readonly string[]): Promise<void>
}

export function sqliteReportStore(db: Db): ReportStore {
  return {
    async ofGroupe(groupeId) {
      return db.select().from(reports).where(eq(reports.groupeId, groupeId)).orderBy(asc(sql`rowid`)).all()
    },
    async add(row, leaving) {
      const gone = [...leaving]
      immediately(db, (tx) => {
        tx.insert(reports).values(row).run()
        tx.update(seances)
          .set({ pointCourantId: null })
          .where(and(eq(seances.id, row.seanceId), inArray(seances.pointCourantId, gone)))
          .run()
        tx.delete(points)
          .where(and(eq(points.seanceId, row.seanceId), inArray(points.id, gone)))
          .run()
      })
    },
  }
}
