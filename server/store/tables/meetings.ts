import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { CompteGommettes, NaturePoint, Phase, SortProposition } from '#shared/documents/choices'
import { id, instant, rank } from './columns.ts'
import { personnes } from './people.ts'
import { groupes, schemas } from './plan.ts'

/** An item put off, then its parts: what a preparation takes up, without what happened to it. */
export interface PointReporte {
  numero: string | null
  titre: string
  nature: NaturePoint
  intervenant: string | null
  dureePrevue: number | null
  documentId: string | null
  lien: string | null
}

export const seances = sqliteTable(
  'seances',
  {
    id: id(),
    groupeId: text().references(() => groupes.id),
    schemaId: text().references(() => schemas.id),
    titre: text().notNull(),
    /** Printed date, `2025-07-01`. */
    jour: text().notNull(),
    debut: text(),
    fin: text(),
    lieu: text(),
    visio: text(),
    coanimation: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** What the invitation prints; the running order is in `points`. */
    ordreDuJour: text({ mode: 'json' }).$type<{ numero: string | null; titre: string }[]>().notNull(),
    cadre: text({ mode: 'json' }).$type<string[]>().notNull(),
    actualites: text({ mode: 'json' }).$type<{ axe: number | null; textes: string[] }[]>().notNull(),
    phase: text().$type<Phase>().notNull(),
    /** Eight characters to type, without the hyphen; null once closed. */
    code: text(),
    /** Long token behind the QR. */
    qrToken: text(),
    /** Real start: clocks, code and automatic ends count from it. */
    openedAt: instant(),
    liveAt: instant(),
    closedAt: instant(),
    validatedAt: instant(),
    pointCourantId: text(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('seances_code').on(t.code), uniqueIndex('seances_qr').on(t.qrToken)],
)

/** Codes that no longer open their meeting. Never given again: whoever types one is told what became of it. */
export const formerCodes = sqliteTable('former_codes', {
  code: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
})

export const phaseMoves = sqliteTable('phase_moves', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  phase: text().$type<Phase>().notNull(),
  personId: text(),
  at: instant().notNull(),
})

export const points = sqliteTable(
  'points',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    parentId: text(),
    numero: text(),
    titre: text().notNull(),
    nature: text().$type<NaturePoint>().notNull(),
    intervenant: text(),
    /** What is looked at together: a document of the group, an address, or both. */
    documentId: text(),
    lien: text(),
    /** Minutes. */
    dureePrevue: integer(),
    commenceA: instant(),
    finiA: instant(),
    rang: rank(),
  },
  (t) => [index('points_seance').on(t.seanceId)],
)

/** Items a meeting left to the next one of its group, with their parts, until a meeting takes them up. */
export const reports = sqliteTable(
  'reports',
  {
    id: id(),
    groupeId: text()
      .notNull()
      .references(() => groupes.id),
    /** The meeting that left it. */
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    points: text({ mode: 'json' }).$type<PointReporte[]>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('reports_groupe').on(t.groupeId)],
)

export const propositions = sqliteTable('propositions', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  /** As it was first worded: a new wording stands beside it. */
  titre: text().notNull(),
  titreCourt: text(),
  rang: rank(),
  sort: text().$type<SortProposition>().notNull().default('aExaminer'),
  reformulation: text(),
  motif: text(),
  /** Null: it was on the agenda. */
  proposeA: instant(),
  organisme: text(),
  auteurId: text().references(() => personnes.id),
  /** Where it was made; either may be gone since. */
  pointId: text(),
  sousGroupeId: text(),
})

/** A round of points: the last one of a meeting is the one that counts. */
export const gommettesTours = sqliteTable('gommettes_tours', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  nombre: integer().notNull(),
  compte: text().$type<CompteGommettes>().notNull(),
  ouvertA: instant().notNull(),
  reveleA: instant(),
})

/** One row per person; nobody else is told what is in it before the round is revealed. */
export const gommettes = sqliteTable(
  'gommettes',
  {
    tourId: text()
      .notNull()
      .references(() => gommettesTours.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    organisme: text(),
    choix: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tourId, t.personId] })],
)
