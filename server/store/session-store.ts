import { and, eq, gt, isNull } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { journal, personnes, roleGrants, sessions } from './tables.ts'

export type PersonneRow = typeof personnes.$inferSelect
export type SessionRow = typeof sessions.$inferSelect
export type GrantRow = typeof roleGrants.$inferSelect
type NewGrant = Omit<GrantRow, 'revokedAt'>
export type JournalEntry = Omit<typeof journal.$inferInsert, 'seq'>

/** People, their open accesses, their roles. */
export interface SessionStore {
  /** An access and its person, expired or not; null when revoked or unknown. */
  session(tokenHash: string): Promise<{ session: SessionRow; person: PersonneRow } | null>
  openSession(session: Omit<SessionRow, 'revokedAt'>, grant: NewGrant | null): Promise<void>
  addGrant(grant: NewGrant): Promise<void>
  closeSession(id: string, at: number): Promise<SessionRow | null>
  /** Closes what a link opened and takes back the roles it gave. */
  closeSessionsOfLien(lienId: string, at: number): Promise<SessionRow[]>
  openStaffSessions(now: number): Promise<{ session: SessionRow; person: PersonneRow }[]>
  person(id: string): Promise<PersonneRow | null>
  /** Records a person, or what they now say of themselves. */
  savePerson(person: PersonneRow): Promise<void>
  /** Roles not taken back. */
  grants(personId: string): Promise<GrantRow[]>
  note(entry: JournalEntry): Promise<void>
}

export function sqliteSessionStore(db: Db): SessionStore {
  return {
    async session(tokenHash) {
      const found = db
        .select({ session: sessions, person: personnes })
        .from(sessions)
        .innerJoin(personnes, eq(personnes.id, sessions.personId))
        .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt)))
        .get()
      return found ?? null
    },
    async openSession(session, grant) {
      immediately(db, (tx) => {
        if (grant !== null) tx.insert(roleGrants).values(grant).run()
        tx.insert(sessions).values(session).run()
      })
    },
    async addGrant(grant) {
      db.insert(roleGrants).values(grant).run()
    },
    async closeSession(id, at) {
      const open = and(eq(sessions.id, id), isNull(sessions.revokedAt))
      return db.update(sessions).set({ revokedAt: at }).where(open).returning().get() ?? null
    },
    async closeSessionsOfLien(lienId, at) {
      return immediately(db, (tx) => {
        const granted = and(eq(roleGrants.lienId, lienId), isNull(roleGrants.revokedAt))
        tx.update(roleGrants).set({ revokedAt: at }).where(granted).run()
        const open = and(eq(sessions.lienId, lienId), isNull(sessions.revokedAt))
        return tx.update(sessions).set({ revokedAt: at }).where(open).returning().all()
      })
    },
    async openStaffSessions(now) {
      return db
        .select({ session: sessions, person: personnes })
        .from(sessions)
        .innerJoin(personnes, eq(personnes.id, sessions.personId))
        .where(and(isNull(sessions.seanceId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
        .orderBy(sessions.createdAt)
        .all()
    },
    async person(id) {
      return db.select().from(personnes).where(eq(personnes.id, id)).get() ?? null
    },
    async savePerson(person) {
      const { nom, fonction, organisme } = person
      db.insert(personnes)
        .values(person)
        .onConflictDoUpdate({ target: personnes.id, set: { nom, fonction, organisme } })
        .run()
    },
    async grants(personId) {
      return db
        .select()
        .from(roleGrants)
        .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.revokedAt)))
        .all()
    },
    async note(entry) {
      db.insert(journal).values(entry).run()
    },
  }
}
