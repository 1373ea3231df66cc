import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, rank } from './columns.ts'

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() })

export const schemas = sqliteTable('schemas', {
  id: id(),
  sigle: text(),
  titre: text().notNull(),
  anneeDebut: integer(),
  anneeFin: integer(),
  courant: integer({ mode: 'boolean' }).notNull().default(false),
  /** Text, since the source gives « validation en mai » without a year. */
  signature: text(),
  signataires: text({ mode: 'json' }).$type<string[]>().notNull(),
  note: text(),
  rang: rank(),
})

export const axes = sqliteTable('axes', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  numero: integer().notNull(),
  titre: text().notNull(),
})

/** Actions of a scheme kept as printed; a number may be missing and is never invented. */
export const actionsDeSchema = sqliteTable('actions_de_schema', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  axeId: text()
    .notNull()
    .references(() => axes.id),
  numero: integer(),
  titre: text().notNull(),
  transversale: integer({ mode: 'boolean' }).notNull().default(false),
  rang: rank(),
})

export const organismes = sqliteTable('organismes', {
  id: id(),
  nom: text().notNull(),
  sigle: text(),
  /** Code of the kind: department, municipality… (see `shared/documents/organismes.ts`). */
  nature: text().notNull(),
  parentId: text(),
})

export const groupes = sqliteTable('groupes', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  axeId: text().references(() => axes.id),
  titre: text().notNull(),
  /** Gathers every group of its scheme, as the committee or a seminar does: it follows all the axes. */
  comite: integer({ mode: 'boolean' }).notNull().default(false),
  rang: rank(),
})

export const ressources = sqliteTable('ressources', {
  id: id(),
  groupeId: text()
    .notNull()
    .references(() => groupes.id),
  titre: text().notNull(),
  editeur: text(),
  url: text(),
  accesRestreint: integer({ mode: 'boolean' }).notNull().default(false),
  description: text(),
  rang: rank(),
})
