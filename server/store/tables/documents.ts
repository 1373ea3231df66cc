import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { StatutRestitution } from '#shared/access/restitution-steps'
import type { ConstatVu } from '#shared/api/controle'
import type { EtatArrivee } from '#shared/documents/choices'
import type { DocumentKind } from '#shared/documents/registry'
import { id, instant } from './columns.ts'
import { seances } from './meetings.ts'
import { personnes } from './people.ts'

export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    kind: text().$type<DocumentKind>().notNull(),
    /** Follows the document's own title field. */
    title: text().notNull(),
    /** For a fiche: its number as text, sorted naturally. */
    numero: text(),
    axeId: text(),
    groupeId: text(),
    seanceId: text(),
    epoch: integer().notNull().default(1),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [index('documents_seance').on(t.seanceId), index('documents_groupe').on(t.groupeId)],
)

/** Each step of a restitution, never rewritten: the last one says where it stands. None: a working document. */
export const restitutionSteps = sqliteTable(
  'restitution_steps',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    documentId: text().notNull(),
    statut: text().$type<StatutRestitution>().notNull(),
    at: instant().notNull(),
    personId: text().notNull(),
    /** On the first step of a version: the validated restitution it starts from. */
    versionDe: text(),
    /** On validation: what it froze, which exports print from then on. */
    instantaneId: text(),
    /** What the check had found and was said to have been seen, by whoever took the step. */
    constatsVus: text({ mode: 'json' }).$type<ConstatVu[]>(),
  },
  (t) => [index('restitution_steps_document').on(t.documentId), index('restitution_steps_version').on(t.versionDe)],
)

/** The update log: the truth of every co-written document. `seq` is the log position. */
export const updates = sqliteTable(
  'updates',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    documentId: text().notNull(),
    epoch: integer().notNull(),
    /** Null when the server wrote it: seed, mirror, migration. */
    personId: text(),
    sessionId: text(),
    at: instant().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [index('updates_document').on(t.documentId, t.epoch, t.seq)],
)

/** The merged state of a document up to a log position, so that opening need not replay everything. */
export const checkpoints = sqliteTable(
  'checkpoints',
  {
    documentId: text().notNull(),
    epoch: integer().notNull(),
    seq: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    /** Version of the document in it; 0 for those kept before it was noted. */
    version: integer().notNull().default(0),
    vector: blob({ mode: 'buffer' }),
    /** SHA-256 of the bytes. */
    hash: blob({ mode: 'buffer' }),
    /** Last edit by a person before it. */
    modifiedAt: instant(),
    /** Log position up to which the updates were merged, person by person. */
    compactedTo: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.epoch] })],
)

/** A Yjs client id belongs to the first person who wrote with it, for ever. */
export const clientOwners = sqliteTable(
  'client_owners',
  {
    documentId: text().notNull(),
    epoch: integer().notNull(),
    clientId: integer().notNull(),
    personId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.epoch, t.clientId] })],
)

/** What people wrote on a document of a meeting after it was frozen to them, until it is brought in or set aside. */
export const arrivees = sqliteTable(
  'arrivees',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    documentId: text().notNull(),
    epoch: integer().notNull(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    receivedAt: instant().notNull(),
    /** Last time more of it came. */
    completedAt: instant().notNull(),
    /** A Yjs update that builds on the document. */
    bytes: blob({ mode: 'buffer' }).notNull(),
    etat: text().$type<EtatArrivee>().notNull(),
    /** Fields and rows brought in so far. */
    repris: text({ mode: 'json' }).$type<string[]>().notNull(),
    handledBy: text(),
    handledAt: instant(),
  },
  (t) => [
    index('arrivees_seance').on(t.seanceId),
    index('arrivees_person').on(t.personId),
    index('arrivees_document').on(t.documentId, t.epoch, t.personId),
  ],
)
