/** Two lines of the attendance that are one person: the line, and all that person did in the meeting. */
import { and, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type Db, immediately } from './db.ts'
import type { EmargementRow, LigneChange, Recorded } from './emargement-store.ts'
import { newId } from './ids.ts'
import {
  affectations,
  datesProposees,
  departs,
  ecrits,
  ecritures,
  emargements,
  fusions,
  gommettes,
  gommettesTours,
  liens,
  lignesDistinctes,
  parole,
  personnes,
  prises,
  propositions,
  reponsesDates,
  roleGrants,
  sessions,
  signaux,
  sousGroupes,
  toursDeTable,
} from './tables.ts'

export interface Fusion {
  kept: EmargementRow
  double: EmargementRow
  /** What the kept line says once it has taken in the other. */
  change: LigneChange
  /** Whose id both lines stand for from now on. */
  personId: string | null
  recorded: Recorded
}

export type DistinctesRow = typeof lignesDistinctes.$inferSelect

export interface FusionStore {
  /** The double leaves the list, its versions stay; what both people had one of stays as the kept id has it. */
  merge(fusion: Fusion): Promise<void>
  /** These two lines are two people, however alike their names. */
  setApart(seanceId: string, ligneIds: readonly [string, string]): Promise<void>
  apart(seanceId: string): Promise<DistinctesRow[]>
  /** Holds a role not taken back outside this meeting. */
  hasRoleElsewhere(personId: string, seanceId: string): Promise<boolean>
}

type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** The two texts of one person, the earlier first. */
function joinTexts(tx: Tx, seanceId: string, from: string, to: string): void {
  const rounds = tx.select({ id: ecritures.id }).from(ecritures).where(eq(ecritures.seanceId, seanceId))
  const texts = tx
    .select()
    .from(ecrits)
    .where(and(inArray(ecrits.ecritureId, rounds), inArray(ecrits.personId, [from, to])))
    .orderBy(ecrits.at)
    .all()
  for (const theirs of texts.filter((t) => t.personId === from)) {
    const both = texts.filter((t) => t.ecritureId === theirs.ecritureId)
    const texte = both.map((t) => t.texte).join('\n')
    const of = (id: string) => and(eq(ecrits.ecritureId, theirs.ecritureId), eq(ecrits.personId, id))
    if (both.length === 1) tx.update(ecrits).set({ personId: to }).where(of(from)).run()
    else {
      tx.update(ecrits).set({ texte }).where(of(to)).run()
      tx.delete(ecrits).where(of(from)).run()
    }
  }
}

/** Those who share a device of this person still do. */
function moveTable(tx: Tx, seanceId: string, from: string, to: string, recorded: Recorded): void {
  const later = alias(emargements, 'later')
  const isCurrent = notExists(tx.select().from(later).where(eq(later.remplaceId, emargements.id)))
  const theirs = and(eq(emargements.seanceId, seanceId), eq(emargements.tableDe, from), isNull(emargements.retireA))
  for (const line of tx.select().from(emargements).where(and(theirs, isCurrent)).all())
    tx.insert(emargements)
      .values({ ...line, ...recorded, tableDe: to, id: newId(), remplaceId: line.id })
      .run()
}

function movePerson(tx: Tx, seanceId: string, from: string, to: string): void {
  const groups = tx.select({ id: sousGroupes.id }).from(sousGroupes).where(eq(sousGroupes.seanceId, seanceId))
  const days = tx
    .select({ id: datesProposees.id })
    .from(datesProposees)
    .where(inArray(datesProposees.sousGroupeId, groups))
  const rounds = tx.select({ id: gommettesTours.id }).from(gommettesTours).where(eq(gommettesTours.seanceId, seanceId))
  for (const table of [affectations, departs, parole, prises, signaux]) {
    const theirs = and(eq(table.seanceId, seanceId), eq(table.personId, from))
    tx.run(sql`update or ignore ${table} set person_id = ${to} where ${theirs}`)
    tx.delete(table).where(theirs).run()
  }
  const given = and(inArray(gommettes.tourId, rounds), eq(gommettes.personId, from))
  tx.run(sql`update or ignore ${gommettes} set person_id = ${to} where ${given}`)
  tx.delete(gommettes).where(given).run()
  const answered = and(inArray(reponsesDates.dateId, days), eq(reponsesDates.personId, from))
  tx.run(sql`update or ignore ${reponsesDates} set person_id = ${to} where ${answered}`)
  tx.delete(reponsesDates).where(answered).run()
  joinTexts(tx, seanceId, from, to)
  const offered = and(inArray(datesProposees.sousGroupeId, groups), eq(datesProposees.personId, from))
  tx.update(datesProposees).set({ personId: to }).where(offered).run()
  const reports = and(eq(sousGroupes.seanceId, seanceId), eq(sousGroupes.rapporteurId, from))
  tx.update(sousGroupes).set({ rapporteurId: to }).where(reports).run()
  const made = and(eq(propositions.seanceId, seanceId), eq(propositions.auteurId, from))
  tx.update(propositions).set({ auteurId: to }).where(made).run()
  for (const table of [liens, sessions, roleGrants])
    tx.update(table)
      .set({ personId: to })
      .where(and(eq(table.seanceId, seanceId), eq(table.personId, from)))
      .run()
}

export function sqliteFusionStore(db: Db): FusionStore {
  return {
    async merge({ kept, double, change, personId, recorded }) {
      immediately(db, (tx) => {
        const { seanceId } = kept
        const gone = { ...double, ...recorded, id: newId(), remplaceId: double.id, retireA: recorded.at }
        const now = { ...kept, ...change, ...recorded, personId, id: newId(), remplaceId: kept.id }
        tx.insert(emargements).values([gone, now]).run()
        const turn = and(eq(toursDeTable.seanceId, seanceId), eq(toursDeTable.ligneId, double.ligneId))
        tx.run(sql`update or ignore ${toursDeTable} set ligne_id = ${kept.ligneId} where ${turn}`)
        tx.delete(toursDeTable).where(turn).run()
        if (personId === null) return
        const { nom, fonction, organisme } = now
        tx.update(personnes).set({ nom, fonction, organisme }).where(eq(personnes.id, personId)).run()
        for (const from of [kept.personId, double.personId]) {
          if (from === null || from === personId) continue
          movePerson(tx, seanceId, from, personId)
          moveTable(tx, seanceId, from, personId, recorded)
          // What they wrote in the documents stays under their id, and their name beside it.
          tx.update(personnes).set({ nom, fonction, organisme }).where(eq(personnes.id, from)).run()
          tx.update(fusions).set({ versId: personId }).where(eq(fusions.versId, from)).run()
          const joined = { deId: from, versId: personId, at: recorded.at }
          tx.insert(fusions).values(joined).onConflictDoUpdate({ target: fusions.deId, set: joined }).run()
        }
      })
    },
    async setApart(seanceId, ligneIds) {
      const [ligneId = '', autreId = ''] = ligneIds.toSorted()
      db.insert(lignesDistinctes).values({ seanceId, ligneId, autreId }).onConflictDoNothing().run()
    },
    async apart(seanceId) {
      return db.select().from(lignesDistinctes).where(eq(lignesDistinctes.seanceId, seanceId)).all()
    },
    async hasRoleElsewhere(personId, seanceId) {
      const elsewhere = or(isNull(roleGrants.seanceId), ne(roleGrants.seanceId, seanceId))
      const held = and(eq(roleGrants.personId, personId), isNull(roleGrants.revokedAt), elsewhere)
      return db.select({ id: roleGrants.id }).from(roleGrants).where(held).get() !== undefined
    },
  }
}
