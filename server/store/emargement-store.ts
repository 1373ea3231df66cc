/** Attendance lines. Nothing is ever rewritten: a correction is a new row that names the one it replaces. */
import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Phase } from '#shared/documents/choices'
import { plainWords } from '#shared/plain-words'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { affectations, emargements, personnes, seances, sousGroupes } from './tables.ts'

export type EmargementRow = typeof emargements.$inferSelect
/** A line before it has ids. */
export type NewLigne = Omit<
  EmargementRow,
  'id' | 'ligneId' | 'remplaceId' | 'retireA' | 'qualite' | 'siege' | 'tableDe'
> &
  Partial<Pick<EmargementRow, 'qualite' | 'siege' | 'tableDe'>>
export type NewPersonne = typeof personnes.$inferInsert

export type LigneChange = Partial<
  Pick<
    EmargementRow,
    | 'nom'
    | 'fonction'
    | 'organisme'
    | 'mode'
    | 'statut'
    | 'represente'
    | 'qualite'
    | 'siege'
    | 'tableDe'
    | 'signeA'
    | 'arriveA'
    | 'partiA'
  >
>
/** Who wrote a version of a line, and when. */
export type Recorded = Pick<EmargementRow, 'par' | 'recordedBy' | 'at'>

/** Who signs, and what they say of themselves now. */
export interface NewSignature {
  ligne: NewLigne & { personId: string }
  person: NewPersonne
  /** Where the list of the meeting may still be signed. */
  during: readonly Phase[]
  /** What signing changes in a line that is already there. */
  again(line: EmargementRow): LigneChange
}

export interface EmargementStore {
  /**
   * The signature of a person: in their line, else in the line somebody wrote for them (same name, same organisation,
   * nobody came as them yet), else in a new one. Null when the meeting is in no phase to be signed.
   */
  sign(signature: NewSignature): Promise<EmargementRow | null>
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
  /** Takes a line off the list, and what was prepared for its person: the last version says when. */
  retire(line: EmargementRow, recorded: Recorded): Promise<void>
  /** Every version of a line, latest first; empty when it does not exist. */
  history(seanceId: string, ligneId: string): Promise<EmargementRow[]>
}

type Tx = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>

const firstVersion = (ligne: NewLigne): EmargementRow => ({
  qualite: null,
  siege: null,
  tableDe: null,
  retireA: null,
  ...ligne,
  id: newId(),
  ligneId: newId(),
  remplaceId: null,
})

export function sqliteEmargementStore(db: Db): EmargementStore {
  const later = alias(emargements, 'later')
  const isCurrent = and(
    isNull(emargements.retireA),
    notExists(db.select().from(later).where(eq(later.remplaceId, emargements.id))),
  )

  const lineNow = (tx: Pick<Tx, 'select'>, seanceId: string, ligneId: string): EmargementRow | undefined =>
    tx
      .select()
      .from(emargements)
      .where(and(eq(emargements.seanceId, seanceId), eq(emargements.ligneId, ligneId), isCurrent))
      .get()
  const personNow = (tx: Pick<Tx, 'select'>, seanceId: string, personId: string): EmargementRow | undefined =>
    tx
      .select()
      .from(emargements)
      .where(and(eq(emargements.seanceId, seanceId), eq(emargements.personId, personId), isCurrent))
      .get()

  /** A line written by others for someone of that name and organisation, and that nobody has signed. */
  function awaited(tx: Tx, { seanceId, nom, organisme }: NewLigne): EmargementRow | undefined {
    const key = (of: Pick<NewLigne, 'nom' | 'organisme'>) => `${plainWords(of.nom)}\n${plainWords(of.organisme ?? '')}`
    if (plainWords(nom) === '') return undefined
    const all = tx.select().from(emargements).where(eq(emargements.seanceId, seanceId)).orderBy(sql`rowid`).all()
    const replaced = new Set(all.map((v) => v.remplaceId))
    const signed = new Set(all.filter((v) => v.par === 'soi').map((v) => v.ligneId))
    const wanted = key({ nom, organisme })
    return all.find((v) => !replaced.has(v.id) && v.retireA === null && !signed.has(v.ligneId) && key(v) === wanted)
  }

  /** What was prepared for someone expected is theirs once they are here. */
  function handOver(tx: Tx, seanceId: string, from: string, to: string): void {
    const ofTheirs = and(eq(affectations.seanceId, seanceId), eq(affectations.personId, from))
    const chosen = and(eq(affectations.seanceId, seanceId), eq(affectations.personId, to))
    if (tx.select().from(affectations).where(chosen).get() === undefined)
      tx.update(affectations).set({ personId: to }).where(ofTheirs).run()
    else tx.delete(affectations).where(ofTheirs).run()
    const reports = and(eq(sousGroupes.seanceId, seanceId), eq(sousGroupes.rapporteurId, from))
    tx.update(sousGroupes).set({ rapporteurId: to }).where(reports).run()
  }

  return {
    async sign({ ligne, person, during, again }) {
      return immediately(db, (tx) => {
        const { seanceId, personId } = ligne
        const seance = tx.select({ phase: seances.phase }).from(seances).where(eq(seances.id, seanceId)).get()
        if (seance === undefined || !during.includes(seance.phase)) return null
        const { nom, fonction = null, organisme = null } = person
        tx.insert(personnes)
          .values(person)
          .onConflictDoUpdate({ target: personnes.id, set: { nom, fonction, organisme } })
          .run()
        const mine = personNow(tx, seanceId, personId)
        const taken = mine ?? awaited(tx, ligne)
        if (taken === undefined) {
          const row = firstVersion(ligne)
          tx.insert(emargements).values(row).run()
          return row
        }
        if (taken.personId !== null && taken.personId !== personId) handOver(tx, seanceId, taken.personId, personId)
        const { fonction: said, mode, represente, par, recordedBy, at } = ligne
        const now = { nom, organisme, fonction: said, mode, represente, ...again(taken), personId, tableDe: null }
        const same = mine !== undefined && Object.entries(now).every(([k, v]) => mine[k as keyof EmargementRow] === v)
        if (mine !== undefined && same) return mine
        const row: EmargementRow = { ...taken, ...now, par, recordedBy, at, id: newId(), remplaceId: taken.id }
        tx.insert(emargements).values(row).run()
        return row
      })
    },
    async add(ligne, person) {
      return immediately(db, (tx) => {
        const signed = ligne.personId === null ? undefined : personNow(tx, ligne.seanceId, ligne.personId)
        if (signed !== undefined) return signed
        if (person !== undefined) tx.insert(personnes).values(person).run()
        const row = firstVersion(ligne)
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
      return immediately(db, (tx) => {
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
    async retire(line, recorded) {
      immediately(db, (tx) => {
        const { seanceId, personId } = line
        tx.insert(emargements)
          .values({ ...line, ...recorded, id: newId(), remplaceId: line.id, retireA: recorded.at })
          .run()
        if (personId === null) return
        tx.delete(affectations)
          .where(and(eq(affectations.seanceId, seanceId), eq(affectations.personId, personId)))
          .run()
        tx.update(sousGroupes)
          .set({ rapporteurId: null })
          .where(and(eq(sousGroupes.seanceId, seanceId), eq(sousGroupes.rapporteurId, personId)))
          .run()
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
