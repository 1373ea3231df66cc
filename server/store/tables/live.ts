import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Ecran, EtatTour, Signal } from '#shared/documents/choices'
import { id, instant, rank } from './columns.ts'
import { seances } from './meetings.ts'
import { personnes } from './people.ts'

/** How a meeting is led from the cockpit: what is projected, and when everyone was last called back. */
export const conduites = sqliteTable('conduites', {
  seanceId: text()
    .primaryKey()
    .references(() => seances.id),
  /** Null: the projection follows the current item. */
  ecran: text().$type<Ecran>(),
  /** The one shown large: an id that may have gone, as the current item's. */
  sousGroupeId: text(),
  /** From 0, of a screen whose lines do not fit at once. */
  page: integer().notNull(),
  rappelA: instant(),
  /** The floor goes to the room and to the remote side in turn. */
  alternance: integer({ mode: 'boolean' }).notNull().default(false),
  /** Last time a facilitator said the remote side was heard. */
  distanceA: instant(),
})

export const parole = sqliteTable(
  'parole',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** Who has had the floor, while the meeting lasts; forgotten when it closes. One row per person: the last time. */
export const prises = sqliteTable(
  'prises_de_parole',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    at: instant().notNull(),
    /** Null for whoever has the floor now. */
    finA: instant(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** The tour de table once begun, in its order; whoever signed since comes after. Forgotten when the meeting closes. */
export const toursDeTable = sqliteTable(
  'tours_de_table',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    ligneId: text().notNull(),
    etat: text().$type<EtatTour>().notNull(),
    /** Since when it stands so. */
    at: instant().notNull(),
    rang: rank(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.ligneId] })],
)

export const signaux = sqliteTable(
  'signaux',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    nature: text().$type<Signal>().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('signaux_one').on(t.seanceId, t.personId, t.nature)],
)

/** Who answered is nowhere: see `evaluation-store.ts`. */
export const evaluations = sqliteTable(
  'evaluations',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    /** Of a random key only the device of the answer holds. */
    cle: text().notNull(),
    note: integer().notNull(),
    mot: text(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.cle] })],
)
