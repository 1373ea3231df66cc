import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Role } from '#shared/access/roles'
import type { Mode } from '#shared/documents/choices'
import { id, instant } from './columns.ts'

export const personnes = sqliteTable('personnes', {
  id: id(),
  nom: text().notNull(),
  fonction: text(),
  organisme: text(),
  /** Index in the palette of carets. */
  couleur: integer().notNull(),
  creeA: instant().notNull(),
})

export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    role: text().$type<Role>().notNull(),
    /** Both null: everywhere. */
    groupeId: text(),
    seanceId: text(),
    lienId: text(),
    grantedBy: text(),
    grantedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('role_grants_person').on(t.personId)],
)

/** Sign-ins: one per device. The token is stored hashed. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    tokenHash: text().notNull(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    /** The only meeting a participant's access opens; null for staff. */
    seanceId: text(),
    lienId: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.tokenHash), index('sessions_person').on(t.personId)],
)

export const liens = sqliteTable(
  'liens',
  {
    id: id(),
    tokenHash: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** The person the link is for, made when it is first followed. */
    personId: text(),
    pour: text().notNull(),
    fonction: text(),
    organisme: text(),
    mode: text().$type<Mode>(),
    groupeId: text(),
    seanceId: text(),
    usageUnique: integer({ mode: 'boolean' }).notNull(),
    createdBy: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('liens_token').on(t.tokenHash)],
)

/** Meetings whose attendance still names somebody who was erased, in its history: taken up again when it was stopped. */
export const effacementsAFinir = sqliteTable(
  'effacements_a_finir',
  { personId: text().notNull(), seanceId: text().notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.seanceId] })],
)
