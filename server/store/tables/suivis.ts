import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { EtapeActeur } from '#shared/documents/choices'
import { id, instant } from './columns.ts'
import { seances } from './meetings.ts'

/** Decisions, commitments and missing actors of a closed meeting, followed until done. */
export const suivis = sqliteTable(
  'suivis',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    groupeId: text(),
    snapshotId: text().notNull(),
    documentId: text().notNull(),
    rowId: text().notNull(),
    nature: text().notNull(),
    texte: text().notNull(),
    qui: text(),
    /** Who is to bring a missing actor in; the person who answers for a line. */
    contact: text(),
    echeance: text(),
    sousGroupeId: text(),
    pointId: text(),
    /** For a missing actor, when they joined. */
    faitA: instant(),
  },
  (t) => [uniqueIndex('suivis_row').on(t.documentId, t.rowId)],
)

/** How far a missing actor has come: one row per step that was made. */
export const etapesActeurs = sqliteTable(
  'etapes_acteurs',
  {
    suiviId: text()
      .notNull()
      .references(() => suivis.id, { onDelete: 'cascade' }),
    etape: text().$type<EtapeActeur>().notNull(),
    /** `2025-07-03`: the day it happened, as told. */
    le: text().notNull(),
    personId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.suiviId, t.etape] })],
)

/** Security journal: sign-ins, rights, exports, closings. No names, no addresses. */
export const journal = sqliteTable('journal', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: instant().notNull(),
  act: text().notNull(),
  personId: text(),
  subject: text(),
  detail: text(),
})
