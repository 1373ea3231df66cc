import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EtatSousGroupe, ObjectifEcrit, ReponseDate } from '#shared/documents/choices'
import { id, instant } from './columns.ts'
import { seances } from './meetings.ts'
import { personnes } from './people.ts'

/** Everyone in a sub-group writes alone about one objective; the last one of a meeting is the one that counts. */
export const ecritures = sqliteTable('ecritures', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  objectif: text().$type<ObjectifEcrit>().notNull(),
  ouvertA: instant().notNull(),
  reveleA: instant(),
})

/** One row per person; nobody else reads it before it is revealed, then it is in the sheet. */
export const ecrits = sqliteTable(
  'ecrits',
  {
    ecritureId: text()
      .notNull()
      .references(() => ecritures.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text().notNull(),
    organisme: text(),
    texte: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecritureId, t.personId] })],
)

export const sousGroupes = sqliteTable(
  'sous_groupes',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    propositionId: text(),
    numero: integer().notNull(),
    titre: text().notNull(),
    titreCourt: text(),
    lieu: text(),
    visio: text(),
    rapporteurId: text(),
    appelDepuis: instant(),
    documentId: text().notNull(),
    etat: text().$type<EtatSousGroupe>().notNull().default('ouvert'),
    /** The sub-group it was merged into. */
    versId: text(),
    /** Since when it is merged or abandoned. */
    finiA: instant(),
    /** Its turn when sub-groups report; null: by number. */
    passage: integer(),
    /** Has the floor since; it had it when the other is set too. */
    presenteA: instant(),
    presenteFinA: instant(),
  },
  (t) => [index('sous_groupes_seance').on(t.seanceId)],
)

/** Who is in which sub-group of a meeting. */
export const affectations = sqliteTable(
  'affectations',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id),
    at: instant().notNull(),
    /** Said « prêt »; counts for the item that was current. */
    pretA: instant(),
    /** Holds the pen with the rapporteur: may finish the sheet once the meeting is closed. */
    coredige: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** Sub-groups people left, each once: what they were typing there still arrives, and a reopening finds them again. */
export const departs = sqliteTable(
  'departs',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId, t.sousGroupeId] })],
)

/** Days a sub-group could first meet on. */
export const datesProposees = sqliteTable(
  'dates_proposees',
  {
    id: id(),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id, { onDelete: 'cascade' }),
    jour: text().notNull(),
    debut: text(),
    fin: text(),
    lieu: text(),
    personId: text().notNull(),
    /** The one the sub-group meets on: at most one of them. */
    retenueA: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('dates_sous_groupe').on(t.sousGroupeId)],
)

/** One row per person and day: answering again replaces. */
export const reponsesDates = sqliteTable(
  'reponses_dates',
  {
    dateId: text()
      .notNull()
      .references(() => datesProposees.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    reponse: text().$type<ReponseDate>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dateId, t.personId] })],
)

/** Words to every sub-group at once; the last one not taken back is shown. */
export const annonces = sqliteTable('annonces', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  texte: text().notNull(),
  at: instant().notNull(),
  retireA: instant(),
})
