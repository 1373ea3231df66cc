import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import { liens } from './tables.ts'

export type LienRow = typeof liens.$inferSelect

/** Personal links. */
export interface LienStore {
  addLien(lien: LienRow): Promise<void>
  lien(id: string): Promise<LienRow | null>
  lienByToken(tokenHash: string): Promise<LienRow | null>
  /** Latest first. */
  liens(): Promise<LienRow[]>
  /**
   * Marks it followed, and whose it is. False when someone else took the last use meanwhile,
   * or it was revoked or expired: two presses of the button at once open one access.
   */
  takeLien(id: string, personId: string, at: number): Promise<boolean>
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
    async takeLien(id, personId, at) {
      return db.transaction((tx) => {
        const lien = tx
          .select()
          .from(liens)
          .where(and(eq(liens.id, id), isNull(liens.revokedAt), gt(liens.expiresAt, at)))
          .get()
        if (lien === undefined || (lien.usageUnique && lien.usedAt !== null)) return false
        tx.update(liens).set({ usedAt: at, personId }).where(eq(liens.id, id)).run()
        return true
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
