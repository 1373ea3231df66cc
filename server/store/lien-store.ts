import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import type { PersonneRow } from './session-store.ts'
import { liens, personnes } from './tables.ts'

export type LienRow = typeof liens.$inferSelect

/** Personal links. */
export interface LienStore {
  addLien(lien: LienRow): Promise<void>
  lien(id: string): Promise<LienRow | null>
  lienByToken(tokenHash: string): Promise<LienRow | null>
  /** Latest first. */
  liens(): Promise<LienRow[]>
  /**
   * Marks it followed and answers whose it is: the one who followed it first, else `person`, then recorded. Null when
   * its last use was taken meanwhile, or it was revoked or has expired: two presses at once open one access.
   */
  takeLien(id: string, person: PersonneRow, at: number): Promise<string | null>
  revokeLien(id: string, at: number): Promise<void>
}

export function sqliteLienStore(db: Db): LienStore {
  return {
    async addLien(lien) {
      db.insert(liens).values(lien).run()
    },
    async lien(id) {
      return db.select().from(liens).where(eq(liens.id, id)).get() ?? null
    },
    async lienByToken(tokenHash) {
      return db.select().from(liens).where(eq(liens.tokenHash, tokenHash)).get() ?? null
    },
    async liens() {
      return db.select().from(liens).orderBy(desc(liens.createdAt), desc(liens.id)).all()
    },
    async takeLien(id, person, at) {
      return immediately(db, (tx) => {
        const usable = and(eq(liens.id, id), isNull(liens.revokedAt), gt(liens.expiresAt, at))
        const lien = tx.select().from(liens).where(usable).get()
        if (lien === undefined || (lien.usageUnique && lien.usedAt !== null)) return null
        if (lien.personId === null) tx.insert(personnes).values(person).run()
        const personId = lien.personId ?? person.id
        tx.update(liens).set({ usedAt: at, personId }).where(eq(liens.id, id)).run()
        return personId
      })
    },
    async revokeLien(id, at) {
      db.update(liens)
        .set({ revokedAt: at })
        .where(and(eq(liens.id, id), isNull(liens.revokedAt)))
        .run()
    },
  }
}
