/** Words those who run a meeting say to every sub-group at once. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { annonces } from './tables.ts'

export type AnnonceRow = typeof annonces.$inferSelect

export interface AnnonceStore {
  /** The last one that was not taken back. */
  current(seanceId: string): Promise<AnnonceRow | null>
  say(seanceId: string, texte: string, at: number): Promise<void>
  /** Takes back what is shown; nothing older comes again. */
  takeBack(seanceId: string, at: number): Promise<void>
}

export function sqliteAnnonceStore(db: Db): AnnonceStore {
  const shown = (seanceId: string) => and(eq(annonces.seanceId, seanceId), isNull(annonces.retireA))
  return {
    async current(seanceId) {
      return db.select().from(annonces).where(shown(seanceId)).orderBy(desc(annonces.at)).get() ?? null
    },
    async say(seanceId, texte, at) {
      db.insert(annonces).values({ id: newId(), seanceId, texte, at, retireA: null }).run()
    },
    async takeBack(seanceId, at) {
      db.update(annonces).set({ retireA: at }).where(shown(seanceId)).run()
    },
  }
}
