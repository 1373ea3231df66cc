/**
 * What people said a meeting was worth. No person, no time, and no row number either (`WITHOUT ROWID` in the migration):
 * a row stands where its random key puts it, so that nothing tells who wrote it, or in what order.
 */
import { and, count, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { evaluations } from './tables.ts'

export type EvaluationRow = typeof evaluations.$inferSelect

export interface EvaluationStore {
  /** Answers of a meeting, by their random keys. */
  list(seanceId: string): Promise<EvaluationRow[]>
  /** One more, or the same again; false when there are `most` already. */
  put(row: EvaluationRow, most: number): Promise<boolean>
}

export function sqliteEvaluationStore(db: Db): EvaluationStore {
  return {
    async list(seanceId) {
      return db.select().from(evaluations).where(eq(evaluations.seanceId, seanceId)).all()
    },
    async put(row, most) {
      const { seanceId, cle, note, mot } = row
      return db.transaction((tx) => {
        const same = and(eq(evaluations.seanceId, seanceId), eq(evaluations.cle, cle))
        const changed = tx.update(evaluations).set({ note, mot }).where(same).run().changes > 0
        if (changed) return true
        const held = tx.select({ n: count() }).from(evaluations).where(eq(evaluations.seanceId, seanceId)).get()
        if ((held?.n ?? 0) >= most) return false
        tx.insert(evaluations).values(row).run()
        return true
      })
    },
  }
}
