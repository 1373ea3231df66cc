import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AvisRelecture } from '#shared/access/restitution-steps'
import { id, instant } from './columns.ts'
import { documents } from './documents.ts'
import { liens } from './people.ts'

/** Who was asked to read a restitution, by a link of their own: the link says who they are and when it was followed. */
export const relecteurs = sqliteTable(
  'relecteurs',
  {
    id: id(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    /** The one given last; those before it are revoked. */
    lienId: text()
      .notNull()
      .references(() => liens.id),
    nommeA: instant().notNull(),
    avis: text().$type<AvisRelecture>(),
    avisA: instant(),
  },
  (t) => [index('relecteurs_document').on(t.documentId), index('relecteurs_lien').on(t.lienId)],
)
