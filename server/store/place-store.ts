import { and, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { DocumentAsk } from '#shared/access/can'
import { isSettled } from '#shared/access/restitution-steps'
import type { Mode, Phase } from '#shared/documents/choices'
import type { DocumentKind } from '#shared/documents/registry'
import { autourDe, organismesDe } from './autour.ts'
import type { Db } from './db.ts'
import { standingOf } from './restitution-store.ts'
import {
  affectations,
  departs,
  documents,
  emargements,
  formerCodes,
  groupes,
  organismes,
  seances,
  snapshots,
  sousGroupes,
} from './tables.ts'

export interface SeancePlace {
  id: string
  groupeId: string | null
  phase: Phase
}
export interface DocumentPlace {
  id: string
  kind: DocumentKind
  epoch: number
  axeId: string | null
  groupeId: string | null
  seanceId: string | null
}
/** What a snapshot was taken of: a meeting, a group, an axis or a scheme; a document alone has no `portee`. */
export interface SnapshotPlace {
  seanceId: string | null
  groupeId: string | null
  portee: { sorte: string } | null
}
/** A meeting as its sign-in page shows it. */
export type SeanceAnnonce = Pick<
  typeof seances.$inferSelect,
  'id' | 'titre' | 'jour' | 'debut' | 'fin' | 'lieu' | 'phase'
>
export type OrganismeRow = typeof organismes.$inferSelect

/** Where things stand: all that a right depends on beside the roles of the person. */
export interface PlaceStore {
  seancePlace(id: string): Promise<SeancePlace | null>
  groupeTitre(id: string): Promise<string | null>
  groupesOfAxe(axeId: string): Promise<string[]>
  /** Committees that gather this group with the others of its scheme. */
  comitesOf(groupeId: string): Promise<string[]>
  liveSeances(groupeIds: readonly string[]): Promise<string[]>
  /** Null when it was never made or was removed. */
  documentPlace(id: string): Promise<DocumentPlace | null>
  /** Whether a restitution was validated. */
  settledRestitution(documentId: string): Promise<boolean>
  snapshotPlace(id: string): Promise<SnapshotPlace | null>
  /** The sub-group a sheet belongs to, and the one this person is in. */
  sousGroupe(documentId: string, personId: string): Promise<NonNullable<DocumentAsk['sousGroupe']> | null>
  /** How they take part, and the organisations around their device when they share it. Null without a line. */
  seat(seanceId: string, personId: string): Promise<{ mode: Mode; table: string | null } | null>
  annonce(seanceId: string): Promise<SeanceAnnonce | null>
  annonceByCode(code: string): Promise<SeanceAnnonce | null>
  /** The meeting a code no longer opens. */
  annonceByFormerCode(code: string): Promise<SeanceAnnonce | null>
  annonceByQr(token: string): Promise<SeanceAnnonce | null>
  /** In the order of a French list: accents and capitals do not count. */
  organismes(): Promise<OrganismeRow[]>
}

const french = new Intl.Collator('fr')
const byName = (a: OrganismeRow, b: OrganismeRow) => french.compare(a.nom, b.nom)

export function sqlitePlaceStore(db: Db): PlaceStore {
  const later = alias(emargements, 'later')
  const annonce = {
    id: seances.id,
    titre: seances.titre,
    jour: seances.jour,
    debut: seances.debut,
    fin: seances.fin,
    lieu: seances.lieu,
    phase: seances.phase,
  }
  return {
    async seancePlace(id) {
      const { groupeId, phase } = seances
      return db.select({ id: seances.id, groupeId, phase }).from(seances).where(eq(seances.id, id)).get() ?? null
    },
    async groupeTitre(id) {
      return db.select({ titre: groupes.titre }).from(groupes).where(eq(groupes.id, id)).get()?.titre ?? null
    },
    async groupesOfAxe(axeId) {
      const found = db.select({ id: groupes.id }).from(groupes).where(eq(groupes.axeId, axeId)).all()
      return found.map((g) => g.id)
    },
    async comitesOf(groupeId) {
      const own = db.select({ id: groupes.schemaId }).from(groupes).where(eq(groupes.id, groupeId))
      const found = and(eq(groupes.comite, true), ne(groupes.id, groupeId), inArray(groupes.schemaId, own))
      const rows = db.select({ id: groupes.id }).from(groupes).where(found).all()
      return rows.map((g) => g.id)
    },
    async liveSeances(groupeIds) {
      const live = and(inArray(seances.groupeId, [...groupeIds]), eq(seances.phase, 'live'))
      return db
        .select({ id: seances.id })
        .from(seances)
        .where(live)
        .all()
        .map((s) => s.id)
    },
    async documentPlace(id) {
      const { kind, epoch, axeId, groupeId, seanceId } = documents
      const found = db
        .select({ id: documents.id, kind, epoch, axeId, groupeId, seanceId })
        .from(documents)
        .where(and(eq(documents.id, id), isNull(documents.removedAt)))
        .get()
      return found ?? null
    },
    async settledRestitution(documentId) {
      return isSettled(standingOf(db, documentId).statut)
    },
    async snapshotPlace(id) {
      const { seanceId, groupeId, content } = snapshots
      const sorte = sql<string | null>`json_extract(${content}, '$.portee.sorte')`
      const row = db.select({ seanceId, groupeId, sorte }).from(snapshots).where(eq(snapshots.id, id)).get()
      if (row === undefined) return null
      return {
        seanceId: row.seanceId,
        groupeId: row.groupeId,
        portee: row.sorte === null ? null : { sorte: row.sorte },
      }
    },
    async sousGroupe(documentId, personId) {
      const sheet = db.select().from(sousGroupes).where(eq(sousGroupes.documentId, documentId)).get()
      if (sheet === undefined) return null
      const here = and(eq(affectations.seanceId, sheet.seanceId), eq(affectations.personId, personId))
      const { sousGroupeId: id, coredige } = affectations
      const mine = db.select({ id, coredige }).from(affectations).where(here).get()
      const past = and(eq(departs.sousGroupeId, sheet.id), eq(departs.personId, personId))
      const left = db.select({ at: departs.at }).from(departs).where(past).get() !== undefined
      const holds = mine?.id === sheet.id && mine.coredige
      return {
        id: sheet.id,
        open: sheet.etat === 'ouvert',
        mine: mine?.id ?? null,
        left,
        finishes: sheet.rapporteurId === personId || holds,
      }
    },
    async seat(seanceId, personId) {
      const isCurrent = notExists(db.select().from(later).where(eq(later.remplaceId, emargements.id)))
      const around = or(eq(emargements.personId, personId), eq(emargements.tableDe, personId))
      const here = and(eq(emargements.seanceId, seanceId), around, isNull(emargements.retireA), isCurrent)
      const lines = db.select().from(emargements).where(here).all()
      const own = lines.find((l) => l.personId === personId)
      if (own === undefined) return null
      const table = autourDe(lines, personId)
      return { mode: own.mode, table: table.length > 1 ? organismesDe(table) : null }
    },
    async annonce(seanceId) {
      return db.select(annonce).from(seances).where(eq(seances.id, seanceId)).get() ?? null
    },
    async annonceByCode(code) {
      return db.select(annonce).from(seances).where(eq(seances.code, code)).get() ?? null
    },
    async annonceByFormerCode(code) {
      const found = db
        .select(annonce)
        .from(formerCodes)
        .innerJoin(seances, eq(formerCodes.seanceId, seances.id))
        .where(eq(formerCodes.code, code))
        .get()
      return found ?? null
    },
    async annonceByQr(token) {
      return db.select(annonce).from(seances).where(eq(seances.qrToken, token)).get() ?? null
    },
    async organismes() {
      return db.select().from(organismes).all().sort(byName)
    },
  }
}
