/** A meeting as prepared, written whole: its facts, running order, proposals, sub-groups and the documents they need. */
import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import type { DocumentRow } from './document-store.ts'
import type { EmargementRow } from './emargement-store.ts'
import type { SeanceRow } from './meeting-store.ts'
import type { PointRow } from './point-store.ts'
import type { PropositionRow } from './proposition-store.ts'
import type { SousGroupeRow } from './sous-groupe-store.ts'
import {
  affectations,
  departs,
  documents,
  emargements,
  points,
  propositions,
  reports,
  seances,
  sousGroupes,
} from './tables.ts'

export interface Preparation {
  facts: Pick<SeanceRow, 'titre' | 'jour' | 'debut' | 'fin' | 'lieu' | 'visio' | 'coanimation'>
  points: Omit<PointRow, 'seanceId' | 'commenceA' | 'finiA'>[]
  propositions: Pick<PropositionRow, 'id' | 'titre' | 'titreCourt' | 'rang'>[]
  sousGroupes: Omit<
    SousGroupeRow,
    | 'seanceId'
    | 'propositionId'
    | 'rapporteurId'
    | 'appelDepuis'
    | 'etat'
    | 'versId'
    | 'finiA'
    | 'passage'
    | 'presenteA'
    | 'presenteFinA'
  >[]
  /** Items put off by earlier meetings that this one takes up: they wait no longer. */
  reports: readonly string[]
  /** Documents that did not exist yet. */
  documents: Omit<DocumentRow, 'epoch' | 'removedAt'>[]
}

export interface PreparationStore {
  create(seance: SeanceRow, preparation: Preparation, attendus?: readonly EmargementRow[]): Promise<void>
  /**
   * Items keep their id and what happened to them; those left out go. A sub-group left out frees its people and takes
   * its sheet out of the lists.
   */
  save(seanceId: string, preparation: Preparation, at: number): Promise<void>
}

type Tx = Pick<Db, 'insert' | 'delete' | 'update' | 'select'>

/** Those of its own group alone. */
function takeUp(tx: Tx, seanceId: string, ids: readonly string[]): void {
  const groupe = tx.select({ id: seances.groupeId }).from(seances).where(eq(seances.id, seanceId))
  tx.delete(reports)
    .where(and(inArray(reports.id, [...ids]), inArray(reports.groupeId, groupe)))
    .run()
}

function writeParts(tx: Tx, seanceId: string, p: Preparation): void {
  takeUp(tx, seanceId, p.reports)
  for (const d of p.documents) tx.insert(documents).values(d).run()
  for (const { id, ...point } of p.points)
    tx.insert(points)
      .values({ id, seanceId, ...point })
      .onConflictDoUpdate({ target: points.id, set: point })
      .run()
  for (const { id, ...proposition } of p.propositions)
    tx.insert(propositions)
      .values({ id, seanceId, ...proposition })
      // Once someone spoke for it, or the meeting of it, its first wording no longer changes.
      .onConflictDoUpdate({
        target: propositions.id,
        set: proposition,
        setWhere: sql`${propositions.sort} = 'aExaminer' and ${propositions.proposeA} is null`,
      })
      .run()
  for (const { id, ...group } of p.sousGroupes)
    tx.insert(sousGroupes)
      .values({ id, seanceId, ...group })
      .onConflictDoUpdate({ target: sousGroupes.id, set: group })
      .run()
}

function dropParts(tx: Tx, seanceId: string, p: Preparation, at: number): void {
  const gone = tx
    .select()
    .from(sousGroupes)
    .where(
      and(
        eq(sousGroupes.seanceId, seanceId),
        notInArray(
          sousGroupes.id,
          p.sousGroupes.map((g) => g.id),
        ),
      ),
    )
    .all()
  const ids = gone.map((g) => g.id)
  if (ids.length > 0) {
    tx.delete(affectations).where(inArray(affectations.sousGroupeId, ids)).run()
    tx.delete(departs).where(inArray(departs.sousGroupeId, ids)).run()
    tx.delete(sousGroupes).where(inArray(sousGroupes.id, ids)).run()
    tx.update(documents)
      .set({ removedAt: at })
      .where(
        inArray(
          documents.id,
          gone.map((g) => g.documentId),
        ),
      )
      .run()
  }
  const kept = p.propositions.map((x) => x.id)
  // What was proposed since, or has a fate, is no longer the preparation's to take away.
  const dropped = tx
    .select({ id: propositions.id })
    .from(propositions)
    .where(
      and(
        eq(propositions.seanceId, seanceId),
        notInArray(propositions.id, kept),
        isNull(propositions.proposeA),
        eq(propositions.sort, 'aExaminer'),
      ),
    )
    .all()
    .map((x) => x.id)
  tx.update(sousGroupes).set({ propositionId: null }).where(inArray(sousGroupes.propositionId, dropped)).run()
  tx.delete(propositions).where(inArray(propositions.id, dropped)).run()
  const keptPoints = p.points.map((x) => x.id)
  tx.update(seances)
    .set({ pointCourantId: null })
    .where(and(eq(seances.id, seanceId), notInArray(seances.pointCourantId, keptPoints)))
    .run()
  tx.delete(points)
    .where(and(eq(points.seanceId, seanceId), notInArray(points.id, keptPoints)))
    .run()
}

export function sqlitePreparationStore(db: Db): PreparationStore {
  return {
    async create(seance, preparation, attendus = []) {
      immediately(db, (tx) => {
        tx.insert(seances).values(seance).run()
        writeParts(tx, seance.id, preparation)
        for (const ligne of attendus) tx.insert(emargements).values(ligne).run()
      })
    },
    async save(seanceId, preparation, at) {
      immediately(db, (tx) => {
        const { titre, jour, debut, fin, lieu, visio, coanimation } = preparation.facts
        tx.update(seances)
          .set({ titre, jour, debut, fin, lieu, visio, coanimation })
          .where(eq(seances.id, seanceId))
          .run()
        dropParts(tx, seanceId, preparation, at)
        writeParts(tx, seanceId, preparation)
      })
    },
  }
}
