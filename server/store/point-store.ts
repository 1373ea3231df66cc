/** The running order of a meeting. */
import { and, asc, eq } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { points, seances } from './tables.ts'

export type PointRow = typeof points.$inferSelect

export interface PointStore {
  /** In the order of the paper, whatever their printed numbers. */
  list(seanceId: string): Promise<PointRow[]>
  /** Makes an item current, with those it stands under; ends the ones that were. False when it is not of this meeting. */
  goTo(seanceId: string, pointId: string | null, at: number): Promise<boolean>
  setDuree(pointId: string, minutes: number): Promise<void>
}

/** The item and those it stands under. */
function chainOf(list: readonly PointRow[], pointId: string | null): Set<string> {
  const byId = new Map(list.map((p) => [p.id, p]))
  const chain = new Set<string>()
  for (let id = pointId; id !== null && !chain.has(id); id = byId.get(id)?.parentId ?? null) chain.add(id)
  return chain
}

const isRunning = (p: PointRow): boolean => p.commenceA !== null && p.finiA === null

export function sqlitePointStore(db: Db): PointStore {
  const ordered = (tx: Pick<Db, 'select'>, seanceId: string): PointRow[] =>
    tx.select().from(points).where(eq(points.seanceId, seanceId)).orderBy(asc(points.rang), asc(points.id)).all()

  return {
    async list(seanceId) {
      return ordered(db, seanceId)
    },
    async goTo(seanceId, pointId, at) {
      return immediately(db, (tx) => {
        const list = ordered(tx, seanceId)
        if (pointId !== null && !list.some((p) => p.id === pointId)) return false
        const chain = chainOf(list, pointId)
        for (const p of list) {
          if (isRunning(p) && !chain.has(p.id)) tx.update(points).set({ finiA: at }).where(eq(points.id, p.id)).run()
          if (!isRunning(p) && chain.has(p.id)) {
            // Coming back to an item goes on from the time already spent on it, not from the time spent elsewhere.
            const spent = p.commenceA !== null && p.finiA !== null ? p.finiA - p.commenceA : 0
            tx.update(points)
              .set({ commenceA: at - spent, finiA: null })
              .where(eq(points.id, p.id))
              .run()
          }
        }
        tx.update(seances).set({ pointCourantId: pointId }).where(eq(seances.id, seanceId)).run()
        return true
      })
    },
    async setDuree(pointId, minutes) {
      db.update(points)
        .set({ dureePrevue: minutes })
        .where(and(eq(points.id, pointId)))
        .run()
    },
  }
}
