/** How a meeting is led: what its projection shows, the last call to come back, how the floor goes round. */
import { eq } from 'drizzle-orm'
import type { Ecran } from '#shared/documents/choices'
import type { Db } from './db.ts'
import { conduites } from './tables.ts'

export type ConduiteRow = typeof conduites.$inferSelect

export interface Projected {
  ecran: Ecran | null
  sousGroupeId: string | null
  page: number
}

export interface ConduiteStore {
  /** A meeting nobody has led yet follows its current item. */
  get(seanceId: string): Promise<ConduiteRow>
  project(seanceId: string, projected: Projected): Promise<void>
  recall(seanceId: string, at: number): Promise<void>
  alternate(seanceId: string, alternance: boolean): Promise<void>
  remoteHeard(seanceId: string, at: number): Promise<void>
}

/** The projection follows the current item. */
export const FOLLOWS: Projected = { ecran: null, sousGroupeId: null, page: 0 }

export function sqliteConduiteStore(db: Db): ConduiteStore {
  const save = (seanceId: string, part: Partial<ConduiteRow>): void => {
    db.insert(conduites)
      .values({ seanceId, ...FOLLOWS, ...part })
      .onConflictDoUpdate({ target: conduites.seanceId, set: part })
      .run()
  }
  return {
    async get(seanceId) {
      const row = db.select().from(conduites).where(eq(conduites.seanceId, seanceId)).get()
      return row ?? { seanceId, ...FOLLOWS, rappelA: null, alternance: false, distanceA: null }
    },
    async project(seanceId, projected) {
      save(seanceId, projected)
    },
    async recall(seanceId, at) {
      save(seanceId, { rappelA: at })
    },
    async alternate(seanceId, alternance) {
      save(seanceId, { alternance })
    },
    async remoteHeard(seanceId, at) {
      save(seanceId, { distanceA: at })
    },
  }
}
