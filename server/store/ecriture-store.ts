/** What people write alone about one objective, kept per person until it is revealed. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { ecrits, ecritures } from './tables.ts'

export type EcritureRow = typeof ecritures.$inferSelect
export type EcritRow = typeof ecrits.$inferSelect

export interface EcritureStore {
  /** The one not revealed yet. */
  current(seanceId: string): Promise<EcritureRow | null>
  open(ecriture: EcritureRow): Promise<void>
  reveal(ecritureId: string, at: number): Promise<void>
  /** In the order they were last changed. */
  texts(ecritureId: string): Promise<EcritRow[]>
  /** Replaces what the person had written; nothing left is no row. */
  write(row: EcritRow): Promise<void>
}

export function sqliteEcritureStore(db: Db): EcritureStore {
  return {
    async current(seanceId) {
      const last = db
        .select()
        .from(ecritures)
        .where(and(eq(ecritures.seanceId, seanceId), isNull(ecritures.reveleA)))
        .orderBy(desc(sql`rowid`))
        .limit(1)
        .get()
      return last ?? null
    },
    async open(ecriture) {
      db.insert(ecritures).values(ecriture).run()
    },
    async reveal(ecritureId, at) {
      db.update(ecritures).set({ reveleA: at }).where(eq(ecritures.id, ecritureId)).run()
    },
    async texts(ecritureId) {
      return db
        .select()
        .from(ecrits)
        .where(eq(ecrits.ecritureId, ecritureId))
        .orderBy(asc(ecrits.at), asc(ecrits.personId))
        .all()
    },
    async write(row) {
      const { ecritureId, personId, ...written } = row
      if (row.texte === '') {
        db.delete(ecrits)
          .where(and(eq(ecrits.ecritureId, ecritureId), eq(ecrits.personId, personId)))
          .run()
        return
      }
      db.insert(ecrits)
        .values(row)
        .onConflictDoUpdate({ target: [ecrits.ecritureId, ecrits.personId], set: written })
        .run()
    },
  }
}
