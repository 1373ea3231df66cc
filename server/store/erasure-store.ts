/** People who ask to be erased: who they are, where their name stands, and its removal, all of it or nothing. */
import { and, asc, eq, inArray, like } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as Y from 'yjs'
import { plainWords } from '#shared/plain-words'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import { type PublicationRow, sqlitePublicationStore } from './publication-store.ts'
import * as t from './tables.ts'

/** The trigger that keeps attendance as it was lets this name through, and no other. */
export const PERSONNE_EFFACEE = 'Personne effacée'

/** One human: each meeting they signed without a personal link made another row. */
export interface Identity {
  ids: readonly string[]
  nom: string
  fonction: string | null
  organisme: string | null
  seanceIds: readonly string[]
}

export interface ErasureStore {
  /** Everyone who has a name, in the order they came. */
  identities(): Promise<Identity[]>
  /** Snapshots that hold these words: they are never rewritten. */
  snapshotsWith(words: string): Promise<string[]>
  /** What stands on the public page. */
  published(): Promise<PublicationRow[]>
  /** Takes the name off every row. `elsewhere`: also where others wrote it, when nobody else bears it. */
  erase(who: Identity, recorded: { by: string; at: number; elsewhere: boolean }): Promise<void>
  /** Meetings left to `forgetHistory` since they were erased; for one person, or for all. */
  unfinished(personId?: string): Promise<string[]>
  /** Leaves of the history of the attendance documents of these meetings what they say now. */
  forgetHistory(seanceIds: readonly string[]): Promise<void>
}

type Tx = Pick<Db, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
const NOT_CLOSED = ['draft', 'open', 'live'] as const

/**
 * What only said something of a person: the rows go when that person is erased. What is
 * counted stays, under a person whose name is nowhere any more. A test asks every table which of the two it is.
 */
const removed: readonly (readonly [SQLiteTable, AnySQLiteColumn])[] = [
  [t.sessions, t.sessions.personId],
  [t.roleGrants, t.roleGrants.personId],
  [t.ecrits, t.ecrits.personId],
  [t.departs, t.departs.personId],
  [t.reponsesDates, t.reponsesDates.personId],
  [t.parole, t.parole.personId],
  [t.prises, t.prises.personId],
  [t.signaux, t.signaux.personId],
  [t.arrivees, t.arrivees.personId],
]

/** Lines of attendance these people ever had, some of them written for them before they came. */
const linesOf = (tx: Tx, ids: readonly string[]): string[] =>
  tx
    .selectDistinct({ id: t.emargements.ligneId })
    .from(t.emargements)
    .where(inArray(t.emargements.personId, [...ids]))
    .all()
    .map((l) => l.id)

/** Whoever was expected and never came is no longer expected. */
function expectNoMore(tx: Tx, lines: readonly string[], by: string, at: number): void {
  const rows = tx
    .select({ line: t.emargements })
    .from(t.emargements)
    .innerJoin(t.seances, eq(t.seances.id, t.emargements.seanceId))
    .where(and(inArray(t.emargements.ligneId, [...lines]), inArray(t.seances.phase, [...NOT_CLOSED])))
    .all()
    .map((r) => r.line)
  const replaced = new Set(rows.map((r) => r.remplaceId))
  for (const line of rows) {
    const came = line.statut === 'present' || line.signeA !== null || line.arriveA !== null
    if (replaced.has(line.id) || line.retireA !== null || came) continue
    const gone = { id: newId(), remplaceId: line.id, retireA: at, par: 'animation', recordedBy: by, at } as const
    tx.insert(t.emargements)
      .values({ ...line, ...gone })
      .run()
    if (line.personId === null) continue
    const theirs = and(eq(t.affectations.seanceId, line.seanceId), eq(t.affectations.personId, line.personId))
    tx.delete(t.affectations).where(theirs).run()
  }
}

/** Links still bear the name they were made out to; one that nobody followed yet has no person. */
function unnameLinks(tx: Tx, { ids, nom, organisme }: Identity, at: number): void {
  const wanted = identityOf({ nom, organisme })
  const blank = { pour: PERSONNE_EFFACEE, fonction: null, organisme: null }
  for (const lien of tx.select().from(t.liens).all()) {
    const theirs =
      lien.personId === null ? identityOf({ ...lien, nom: lien.pour }) === wanted : ids.includes(lien.personId)
    if (!theirs) continue
    const revokedAt = lien.revokedAt ?? at
    tx.update(t.liens)
      .set({ ...blank, revokedAt })
      .where(eq(t.liens.id, lien.id))
      .run()
  }
}

/** Rows in which somebody else wrote the name and nothing more. */
function unnameElsewhere(tx: Tx, nom: string): void {
  const wanted = plainWords(nom)
  const isName = (words: string | null): words is string => words !== null && plainWords(words) === wanted
  for (const { words } of tx.selectDistinct({ words: t.emargements.represente }).from(t.emargements).all())
    if (isName(words))
      tx.update(t.emargements).set({ represente: null }).where(eq(t.emargements.represente, words)).run()
  for (const { words } of tx.selectDistinct({ words: t.points.intervenant }).from(t.points).all())
    if (isName(words)) tx.update(t.points).set({ intervenant: null }).where(eq(t.points.intervenant, words)).run()
  for (const { id, qui, contact } of tx.select().from(t.suivis).all())
    if (isName(qui) || isName(contact))
      tx.update(t.suivis)
        .set({ qui: isName(qui) ? PERSONNE_EFFACEE : qui, contact: isName(contact) ? PERSONNE_EFFACEE : contact })
        .where(eq(t.suivis.id, id))
        .run()
  for (const { id, coanimation } of tx.select().from(t.seances).all())
    if (coanimation.some(isName))
      tx.update(t.seances)
        .set({ coanimation: coanimation.filter((words) => !isName(words)) })
        .where(eq(t.seances.id, id))
        .run()
  for (const { id, points } of tx.select().from(t.reports).all())
    if (points.some((p) => isName(p.intervenant)))
      tx.update(t.reports)
        .set({ points: points.map((p) => (isName(p.intervenant) ? { ...p, intervenant: null } : p)) })
        .where(eq(t.reports.id, id))
        .run()
}

const identityOf = ({ nom, organisme }: { nom: string; organisme: string | null }): string =>
  `${plainWords(nom)}\n${plainWords(organisme ?? '')}`

export function sqliteErasureStore(db: Db): ErasureStore {
  return {
    async identities() {
      const signed = db
        .selectDistinct({ id: t.emargements.personId, seanceId: t.emargements.seanceId })
        .from(t.emargements)
      const seancesOf = new Map<string, string[]>()
      for (const { id, seanceId } of signed.all())
        if (id !== null) seancesOf.set(id, [...(seancesOf.get(id) ?? []), seanceId])
      const into = new Map(
        db
          .select()
          .from(t.fusions)
          .all()
          .map((f) => [f.deId, f.versId]),
      )
      const rows = db.select().from(t.personnes).orderBy(asc(t.personnes.creeA)).all()
      const byId = new Map(rows.map((p) => [p.id, p]))
      const found = new Map<string, Identity>()
      for (const row of rows) {
        // Whoever was merged into another is that other, however their name was corrected since.
        const { id, nom, fonction, organisme } = { ...(byId.get(into.get(row.id) ?? row.id) ?? row), id: row.id }
        if (nom === PERSONNE_EFFACEE) continue
        const key = identityOf({ nom, organisme })
        const before = found.get(key)
        const seanceIds = new Set([...(before?.seanceIds ?? []), ...(seancesOf.get(id) ?? [])])
        found.set(key, { ids: [...(before?.ids ?? []), id], nom, fonction, organisme, seanceIds: [...seanceIds] })
      }
      return [...found.values()]
    },
    async snapshotsWith(words) {
      const held = like(t.snapshots.content, `%${words.replaceAll(/[%_]/g, '_')}%`)
      const found = db.select({ libelle: t.snapshots.libelle }).from(t.snapshots).where(held)
      return found
        .orderBy(asc(t.snapshots.numero))
        .all()
        .map((s) => s.libelle)
    },
    published: () => sqlitePublicationStore(db).standing(),
    async unfinished(personId) {
      const left = db.selectDistinct({ id: t.effacementsAFinir.seanceId }).from(t.effacementsAFinir)
      const theirs = personId === undefined ? undefined : eq(t.effacementsAFinir.personId, personId)
      return left
        .where(theirs)
        .all()
        .map((s) => s.id)
    },
    async erase(who, { by, at, elsewhere }) {
      immediately(db, (tx) => {
        const ids = [...who.ids]
        const lines = linesOf(tx, ids)
        expectNoMore(tx, lines, by, at)
        for (const [table, column] of removed) tx.delete(table).where(inArray(column, ids)).run()
        tx.update(t.propositions).set({ auteurId: null }).where(inArray(t.propositions.auteurId, ids)).run()
        tx.update(t.sousGroupes).set({ rapporteurId: null }).where(inArray(t.sousGroupes.rapporteurId, ids)).run()
        unnameLinks(tx, who, at)
        tx.update(t.emargements)
          .set({ nom: PERSONNE_EFFACEE, fonction: null, represente: null })
          .where(inArray(t.emargements.ligneId, lines))
          .run()
        if (elsewhere) unnameElsewhere(tx, who.nom)
        tx.update(t.personnes)
          .set({ nom: PERSONNE_EFFACEE, fonction: null, organisme: null })
          .where(inArray(t.personnes.id, ids))
          .run()
        const left = ids.flatMap((personId) => who.seanceIds.map((seanceId) => ({ personId, seanceId })))
        if (left.length > 0) tx.insert(t.effacementsAFinir).values(left).onConflictDoNothing().run()
      })
    },
    async forgetHistory(seanceIds) {
      const sheets = db
        .select({ documentId: t.documents.id, epoch: t.documents.epoch })
        .from(t.documents)
        .where(and(inArray(t.documents.seanceId, [...seanceIds]), eq(t.documents.kind, 'emargement')))
      for (const sheet of sheets.all()) immediately(db, (tx) => forget(tx, sheet))
      db.delete(t.effacementsAFinir)
        .where(inArray(t.effacementsAFinir.seanceId, [...seanceIds]))
        .run()
    },
  }
}

/** What was taken out of a document is still in the edits it came in: one edit that never said it takes their place. */
function forget(tx: Tx, { documentId, epoch }: { documentId: string; epoch: number }): void {
  const itsOwn = and(eq(t.updates.documentId, documentId), eq(t.updates.epoch, epoch))
  const history = tx.select().from(t.updates).where(itsOwn).orderBy(asc(t.updates.seq)).all()
  const last = history.at(-1)
  if (last === undefined) return
  const doc = new Y.Doc()
  for (const { bytes } of history) Y.applyUpdate(doc, bytes)
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
  doc.destroy()
  tx.delete(t.updates).where(itsOwn).run()
  tx.insert(t.updates)
    .values({ ...last, bytes })
    .run()
  // Loading replays the log when there is none, and the next checkpoint is made from what it reads.
  tx.delete(t.checkpoints)
    .where(and(eq(t.checkpoints.documentId, documentId), eq(t.checkpoints.epoch, epoch)))
    .run()
}
