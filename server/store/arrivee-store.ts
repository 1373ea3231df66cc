/** Texts that came after the closing of their meeting, kept until those who run it decide. */
import { and, asc, count, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { no, type Outcome, ok } from '#server/services'
import type { EtatArrivee } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { arrivees } from './tables.ts'

export type ArriveeRow = typeof arrivees.$inferSelect
export type ArriveeBreve = Omit<ArriveeRow, 'bytes'>

/** Whose text, on which document. */
export type ArriveeKey = Pick<ArriveeRow, 'seanceId' | 'documentId' | 'epoch' | 'personId'>

export interface ArriveeStore {
  /**
   * Takes what came. `join` is given what is held of the same person on the same document (null: nothing), and answers
   * what to hold, or null when nothing is new. A text waiting is completed; one that was decided on stays as it is, and
   * what is new waits anew. Answers what is held, null when nothing is.
   */
  receive(
    key: ArriveeKey,
    at: number,
    join: (held: Uint8Array | null) => Uint8Array | null,
    mostOfPerson: number,
  ): Promise<Outcome<ArriveeRow | null, 'tooMany'>>
  /** The last of this person on this document. */
  latest(key: Omit<ArriveeKey, 'seanceId'>): Promise<ArriveeRow | null>
  get(seanceId: string, id: string): Promise<ArriveeRow | null>
  /** In the order they came. */
  ofSeance(seanceId: string): Promise<ArriveeRow[]>
  ofPerson(personId: string): Promise<ArriveeBreve[]>
  waiting(seanceId: string): Promise<number>
  /** Notes pieces brought in; the text still waits. */
  bring(id: string, pieces: readonly string[]): Promise<void>
  /** Decides on a text that waits; false when someone did before. */
  settle(id: string, decision: { etat: Exclude<EtatArrivee, 'enAttente'>; by: string; at: number }): Promise<boolean>
}

export function sqliteArriveeStore(db: Db): ArriveeStore {
  const { bytes: _, ...breve } = getTableColumns(arrivees)
  const same = ({ documentId, epoch, personId }: Omit<ArriveeKey, 'seanceId'>) =>
    and(eq(arrivees.documentId, documentId), eq(arrivees.epoch, epoch), eq(arrivees.personId, personId))
  const latestIn = (tx: Pick<Db, 'select'>, key: Omit<ArriveeKey, 'seanceId'>): ArriveeRow | null =>
    tx.select().from(arrivees).where(same(key)).orderBy(desc(sql`rowid`)).limit(1).get() ?? null
  const isWaiting = eq(arrivees.etat, 'enAttente')

  return {
    async receive(key, at, join, mostOfPerson) {
      return immediately(db, (tx) => {
        const held = latestIn(tx, key)
        const joined = join(held?.bytes ?? null)
        if (joined === null) return ok(held)
        const bytes = Buffer.from(joined)
        if (held?.etat === 'enAttente') {
          const completed = { ...held, bytes, completedAt: at }
          tx.update(arrivees).set({ bytes, completedAt: at }).where(eq(arrivees.id, held.id)).run()
          return ok(completed)
        }
        const mine = and(eq(arrivees.seanceId, key.seanceId), eq(arrivees.personId, key.personId))
        const { n } = tx.select({ n: count() }).from(arrivees).where(mine).get() ?? { n: 0 }
        if (n >= mostOfPerson) return no('tooMany')
        const row: ArriveeRow = {
          ...{ id: newId(), seanceId: key.seanceId, documentId: key.documentId, epoch: key.epoch },
          ...{ personId: key.personId, receivedAt: at, completedAt: at, bytes },
          ...{ etat: 'enAttente', repris: [], handledBy: null, handledAt: null },
        }
        tx.insert(arrivees).values(row).run()
        return ok(row)
      })
    },
    async latest(key) {
      return latestIn(db, key)
    },
    async get(seanceId, id) {
      const one = and(eq(arrivees.id, id), eq(arrivees.seanceId, seanceId))
      return db.select().from(arrivees).where(one).get() ?? null
    },
    async ofSeance(seanceId) {
      return db.select().from(arrivees).where(eq(arrivees.seanceId, seanceId)).orderBy(asc(sql`rowid`)).all()
    },
    async ofPerson(personId) {
      return db.select(breve).from(arrivees).where(eq(arrivees.personId, personId)).orderBy(asc(sql`rowid`)).all()
    },
    async waiting(seanceId) {
      const here = and(eq(arrivees.seanceId, seanceId), isWaiting)
      return db.select({ n: count() }).from(arrivees).where(here).get()?.n ?? 0
    },
    async bring(id, pieces) {
      immediately(db, (tx) => {
        const now = tx.select({ repris: arrivees.repris }).from(arrivees).where(eq(arrivees.id, id)).get()
        const repris = [...new Set([...(now?.repris ?? []), ...pieces])]
        tx.update(arrivees).set({ repris }).where(eq(arrivees.id, id)).run()
      })
    },
    async settle(id, { etat, by, at }) {
      const done = db
        .update(arrivees)
        .set({ etat, handledBy: by, handledAt: at })
        .where(and(eq(arrivees.id, id), isWaiting))
        .run()
      return done.changes === 1
    },
  }
}
