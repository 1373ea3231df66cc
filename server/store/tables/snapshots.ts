import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Outline } from '#server/export/outline'
import type { Role } from '#shared/access/roles'
import type { SortePublication } from '#shared/api/publications'
import { id, instant } from './columns.ts'

/** Append-only, chained: no update, no delete (triggers, see the migrations). */
export const snapshots = sqliteTable('snapshots', {
  /** Place in the chain, from 1. */
  numero: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  libelle: text().notNull(),
  seanceId: text(),
  groupeId: text(),
  authorId: text(),
  at: instant().notNull(),
  /** Log position it was taken at. */
  position: integer().notNull(),
  /** Canonical JSON of the content. */
  content: text().notNull(),
  previousHash: text(),
  hash: text().notNull(),
})

/** Versions of a fiche the committee adopted, each a snapshot; the last noted counts. */
export const ficheReferences = sqliteTable(
  'fiche_references',
  {
    id: id(),
    documentId: text().notNull(),
    /** Of the plan of actions it belongs to. */
    annee: integer().notNull(),
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    /** When it was noted. */
    adopteeA: instant().notNull(),
    /** The civil day of the committee; those noted before it was asked have none but that of the noting. */
    adopteeLe: text(),
    adopteePar: text(),
  },
  (t) => [index('fiche_references_document').on(t.documentId)],
)

/** Who vouches for a link of the chain, and so for those before it. Append-only too. */
export const snapshotSeals = sqliteTable('snapshot_seals', {
  numero: integer().primaryKey(),
  publicKey: text().notNull(),
  signature: text().notNull(),
})

/** What a snapshot is about, and each document it holds: the timelines are read from here, the truth is in its content. */
export const snapshotSubjects = sqliteTable(
  'snapshot_subjects',
  {
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    /** Id of a document, a meeting, a group, an axis or a scheme. */
    subjectId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.snapshotId] })],
)

/**
 * What was put on the public page, one row each time. The address is that of its subject and does not change; the last
 * row of a subject says what stands there now.
 */
export const publications = sqliteTable(
  'publications',
  {
    numero: integer().primaryKey({ autoIncrement: true }),
    adresse: text().notNull(),
    sorte: text().$type<SortePublication>().notNull(),
    /** The restitution, or the meeting of the relevé. */
    subjectId: text().notNull(),
    groupeId: text(),
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    at: instant().notNull(),
    /** Not who: a published page names organisations. */
    role: text().$type<Role>().notNull(),
    /** As published: names struck out then must not come back when the list they were found with is erased. */
    outline: text({ mode: 'json' }).$type<Outline>().notNull(),
    retireeA: instant(),
    retireeRole: text().$type<Role>(),
  },
  (t) => [index('publications_subject').on(t.subjectId), index('publications_adresse').on(t.adresse)],
)
