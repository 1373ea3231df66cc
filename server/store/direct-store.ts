/** What people ask of those who run the meeting, while it lasts: the floor, and signals. Asking twice is asking once. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Signal } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { parole, prises, signaux } from './tables.ts'

export type ParoleRow = typeof parole.$inferSelect
export type PriseRow = typeof prises.$inferSelect
export type SignalRow = typeof signaux.$inferSelect

export interface DirectStore {
  /** Longest waiting first: one queue for the room and the remote side. */
  parole(seanceId: string): Promise<ParoleRow[]>
  ask(seanceId: string, personId: string, at: number): Promise<void>
  endAsk(seanceId: string, personId: string): Promise<void>
  /** Who has had the floor, whoever spoke last at the end. */
  prises(seanceId: string): Promise<PriseRow[]>
  /** Gives the floor, taken from whoever had it; null: to nobody. */
  giveFloor(seanceId: string, personId: string | null, at: number): Promise<void>
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
    async prises(seanceId) {
      return db.select().from(prises).where(eq(prises.seanceId, seanceId)).orderBy(asc(prises.at), sql`rowid`).all()
    },
    async giveFloor(seanceId, personId, at) {
      immediately(db, (tx) => {
        const speaking = and(eq(prises.seanceId, seanceId), isNull(prises.finA))
        if (personId !== null) {
          const has = tx.select().from(prises).where(speaking).get()
          if (has?.personId === personId) return
          tx.delete(parole)
            .where(and(eq(parole.seanceId, seanceId), eq(parole.personId, personId)))
            .run()
        }
        tx.update(prises).set({ finA: at }).where(speaking).run()
        if (personId === null) return
        tx.insert(prises)
          .values({ seanceId, personId, at, finA: null })
          .onConflictDoUpdate({ target: [prises.seanceId, prises.personId], set: { at, finA: null } })
          .run()
      })
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
