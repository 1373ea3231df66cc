import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Ancre } from '#shared/prose/ancre'
import { id, instant } from './columns.ts'
import { documents } from './documents.ts'
import { personnes } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => personnes.id)

/** What people say about a passage of a restitution: beside the text, never in it. */
export const commentaires = sqliteTable(
  'commentaires',
  {
    id: id(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    personId: person(),
    at: instant().notNull(),
    ancre: text({ mode: 'json' }).$type<Ancre>().notNull(),
    /** The words of the passage when it was commented on. */
    citation: text().notNull(),
    texte: text().notNull(),
    resoluA: integer(),
    resoluPar: text().references(() => personnes.id),
  },
  (t) => [index('commentaires_document').on(t.documentId)],
)

export const reponses = sqliteTable(
  'reponses_commentaires',
  {
    id: id(),
    commentaireId: text()
      .notNull()
      .references(() => commentaires.id),
    personId: person(),
    at: instant().notNull(),
    texte: text().notNull(),
  },
  (t) => [index('reponses_commentaire').on(t.commentaireId)],
)
