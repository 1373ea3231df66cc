/** What people ask of those who run the meeting, while it lasts: the floor, and signals. Asking twice is asking once. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Signal } from '#shared/documents/choices'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { parole, signaux } from './tables.ts'

export type ParoleRow = typeof parole.$inferSelect
export type SignalRow = typeof signaux.$inferSelect

export interface DirectStore {
  /** Longest waiting first: one queue for the room and the remote side. */
  parole(seanceId: string): Promise<ParoleRow[]>
  ask(seanceId: string, personId: string, at: number): Promise<void>
  endAsk(seanceId: string, personId: string): Promise<void>
  /** Oldest first. */
  signaux(seanceId: string): Promise<SignalRow[]>
  raise(seanceId: string, personId: string, nature: Signal, at: number): Promise<void>
  clear(seanceId: string, signalId: string): Promise<void>
}

export function sqliteDirectStore(db: Db): DirectStore {
  return {
    async parole(seanceId) {
      return db.select().from(parole).where(eq(parole.seanceId, seanceId)).orderBy(asc(parole.at), sql`rowid`).all()
    },
    async ask(seanceId, personId, at) {
      db.insert(parole).values({ seanceId, personId, at }).onConflictDoNothing().run()
    },
    async endAsk(seanceId, personId) {
      db.delete(parole)
        .where(and(eq(parole.seanceId, seanceId), eq(parole.personId, personId)))
        .run()
    },
    async signaux(seanceId) {
      return db.select().from(signaux).where(eq(signaux.seanceId, seanceId)).orderBy(asc(signaux.at), sql`rowid`).all()
    },
    async raise(seanceId, personId, nature, at) {
      db.insert(signaux).values({ id: newId(), seanceId, personId, nature, at }).onConflictDoNothing().run()
    },
    async clear(seanceId, signalId) {
      db.delete(signaux)
        .where(and(eq(signaux.seanceId, seanceId), eq(signaux.id, signalId)))
        .run()
    },
  }
}
