/** Points people give to proposals, kept per person: a result is always counted again from these rows. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { gommettes, gommettesTours } from './tables.ts'

export type TourRow = typeof gommettesTours.$inferSelect
export type GommettesRow = typeof gommettes.$inferSelect

export interface GommetteStore {
  /** The last round of a meeting. */
  tour(seanceId: string): Promise<TourRow | null>
  open(tour: TourRow): Promise<void>
  /** False when it was revealed already. */
  reveal(tourId: string, at: number): Promise<boolean>
  rows(tourId: string): Promise<GommettesRow[]>
  /** Whole: what the person had given before is replaced. */
  give(row: GommettesRow): Promise<void>
}

/** The points of each proposal that has some. */
export function countGommettes(rows: readonly GommettesRow[]): Map<string, number> {
  const points = new Map<string, number>()
  for (const { choix } of rows) for (const [id, n] of Object.entries(choix)) points.set(id, (points.get(id) ?? 0) + n)
  return points
}

export function sqliteGommetteStore(db: Db): GommetteStore {
  return {
    async tour(seanceId) {
      const last = db
        .select()
        .from(gommettesTours)
        .where(eq(gommettesTours.seanceId, seanceId))
        .orderBy(desc(gommettesTours.ouvertA), desc(sql`rowid`))
        .limit(1)
        .get()
      return last ?? null
    },
    async open(tour) {
      db.insert(gommettesTours).values(tour).run()
    },
    async reveal(tourId, at) {
      const { changes } = db
        .update(gommettesTours)
        .set({ reveleA: at })
        .where(and(eq(gommettesTours.id, tourId), isNull(gommettesTours.reveleA)))
        .run()
      return changes > 0
    },
    async rows(tourId) {
      return db.select().from(gommettes).where(eq(gommettes.tourId, tourId)).all()
    },
    async give(row) {
      const { organisme, choix, at } = row
      db.insert(gommettes)
        .values(row)
        .onConflictDoUpdate({ target: [gommettes.tourId, gommettes.personId], set: { organisme, choix, at } })
        .run()
    },
  }
}
