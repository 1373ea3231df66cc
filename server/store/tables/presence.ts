import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Mode, Qualite, SourceEmargement, StatutPresence } from '#shared/documents/choices'
import { id, instant } from './columns.ts'
import { seances } from './meetings.ts'
import { personnes } from './people.ts'

/** Attendance, append-only: a correction is a new row that names the one it replaces. */
export const emargements = sqliteTable(
  'emargements',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    /** Stays the same through corrections; what the screens call the line. */
    ligneId: text().notNull(),
    remplaceId: text(),
    personId: text(),
    nom: text().notNull(),
    fonction: text(),
    organisme: text(),
    mode: text().$type<Mode>().notNull(),
    statut: text().$type<StatutPresence>().notNull(),
    represente: text(),
    /** As whom they are expected, and on which seat, which the next person to sit on it keeps. */
    qualite: text().$type<Qualite>(),
    siege: text(),
    signeA: instant(),
    arriveA: instant(),
    partiA: instant(),
    /** Whose device they share: what is typed there is typed for them too. */
    tableDe: text(),
    /** Taken off the list: expected, and never came. The line is no longer current, its versions stay. */
    retireA: instant(),
    par: text().$type<SourceEmargement>().notNull(),
    recordedBy: text(),
    at: instant().notNull(),
  },
  (t) => [index('emargements_seance').on(t.seanceId), uniqueIndex('emargements_remplace').on(t.remplaceId)],
)

/** People who turned out to be one: what they did in a meeting is under the second id since. */
export const fusions = sqliteTable('fusions', {
  deId: text()
    .primaryKey()
    .references(() => personnes.id),
  versId: text()
    .notNull()
    .references(() => personnes.id),
  at: instant().notNull(),
})

/** Lines whose names look alike and that are two people all the same: nobody is asked again. Ids in order. */
export const lignesDistinctes = sqliteTable(
  'lignes_distinctes',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    ligneId: text().notNull(),
    autreId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ligneId, t.autreId] }), index('lignes_distinctes_seance').on(t.seanceId)],
)
