/** Attendance lines. Nothing is ever rewritten: a correction is a new row that names the one it replaces. */
import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { emargements, personnes } from './tables.ts'

export type EmargementRow = typeof emargements.$inferSelect
/** A line before it has ids. */
export type NewLigne = Omit<EmargementRow, 'id' | 'ligneId' | 'remplaceId'>
export type NewPersonne = typeof personnes.$inferInsert

export type LigneChange = Partial<
  Pick<
    EmargementRow,
    'nom' | 'fonction' | 'organisme' | 'mode' | 'statut' | 'represente' | 'signeA' | 'arriveA' | 'partiA'
  >
>
/** Who wrote a version of a line, and when. */
export type Recorded = Pick<EmargementRow, 'par' | 'recordedBy' | 'at'>

export interface EmargementStore {
  /**
   * Appends a first version, with its person when they are new. A person has one line per meeting:
   * when they already have one it is returned, and nothing is written.
   */
  add(ligne: NewLigne, person?: NewPersonne): Promise<EmargementRow>
  /** Current version of every line, in the order they were first recorded. */
  current(seanceId: string): Promise<EmargementRow[]>
  line(seanceId: string, ligneId: string): Promise<EmargementRow | null>
  ofPerson(seanceId: string, personId: string): Promise<EmargementRow | null>
  /** Appends a version; null when the line does not exist. A change that changes nothing appends nothing. */
  correct(seanceId: string, ligneId: string, change: LigneChange, recorded: Recorded): Promise<EmargementRow | null>
  /** Every version of a line, latest first; empty when it does not exist. */
  history(seanceId: string, ligneId: string): Promise<EmargementRow[]>
}

export function sqliteEmargementStore(db: Db): EmargementStore {
  const later = alias(emargements, 'later')
  const isCurrent = notExists(db.select().from(later).where(eq(later.remplaceId, emargements.id)))

  const lineNow = (tx: Pick<Db, 'select'>, seanceId: string, ligneId: string): EmargementRow | undefined =>
    tx
      .select()
      .from(emargements)
      .where(and(eq(emargements.seanceId, seanceId), eq(emargements.ligneId, ligneId), isCurrent))
      .get()
  const personNow = (tx: Pick<Db, 'select'>, seanceId: string, personId: string): EmargementRow | undefined =>
    tx
      .select()
      .from(emargements)
      .where(and(eq(emargements.seanceId, seanceId), eq(emargements.personId, personId), isCurrent))
      .get()

  return {
    async add(ligne, person) {
      return db.transaction((tx) => {
        const signed = ligne.personId === null ? undefined : personNow(tx, ligne.seanceId, ligne.personId)
        if (signed !== undefined) return signed
        if (person !== undefined) tx.insert(personnes).values(person).run()
        const row: EmargementRow = { ...ligne, id: newId(), ligneId: newId(), remplaceId: null }
        tx.insert(emargements).values(row).run()
        return row
      })
    },
    async current(seanceId) {
      const [versions, firsts] = db.transaction((tx) => [
        tx
          .select()
          .from(emargements)
          .where(and(eq(emargements.seanceId, seanceId), isCurrent))
          .all(),
        tx
          .select({ ligneId: emargements.ligneId })
          .from(emargements)
          .where(and(eq(emargements.seanceId, seanceId), isNull(emargements.remplaceId)))
          .orderBy(sql`rowid`)
          .all(),
      ])
      const byLine = new Map(versions.map((v) => [v.ligneId, v]))
      return firsts.flatMap(({ ligneId }) => byLine.get(ligneId) ?? [])
    },
    async line(seanceId, ligneId) {
      return lineNow(db, seanceId, ligneId) ?? null
    },
    async ofPerson(seanceId, personId) {
      return personNow(db, seanceId, personId) ?? null
    },
    async correct(seanceId, ligneId, change, recorded) {
      return db.transaction((tx) => {
        const now = lineNow(tx, seanceId, ligneId)
        if (now === undefined) return null
        const next: EmargementRow = { ...now, ...change }
        const changed = Object.keys(change).some((k) => next[k as keyof LigneChange] !== now[k as keyof LigneChange])
        if (!changed) return now
        const row: EmargementRow = { ...next, ...recorded, id: newId(), remplaceId: now.id }
        tx.insert(emargements).values(row).run()
        return row
      })
    },
    async history(seanceId, ligneId) {
      const versions = db
        .select()
        .from(emargements)
        .where(and(eq(emargements.seanceId, seanceId), eq(emargements.ligneId, ligneId)))
        .all()
      // Followed by what replaces what: two versions may carry the same millisecond.
      const byReplaced = new Map(versions.map((v) => [v.remplaceId, v]))
      const chain: EmargementRow[] = []
      for (let v = byReplaced.get(null); v !== undefined; v = byReplaced.get(v.id)) chain.unshift(v)
      return chain
    },
  }
}
