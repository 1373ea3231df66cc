/** What was put on the public page: one row each time, and the last one of a subject stands. */
import { and, desc, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { publications } from './tables.ts'

export type PublicationRow = typeof publications.$inferSelect
export type NewPublication = Omit<PublicationRow, 'numero' | 'adresse' | 'retireeA' | 'retireeRole'>

export interface PublicationStore {
  /** At the address of its subject, new the first time. */
  add(row: NewPublication): Promise<PublicationRow>
  latestOf(subjectId: string): Promise<PublicationRow | null>
  at(adresse: string): Promise<PublicationRow | null>
  /** Nothing stands at its address any more. */
  withdraw(subjectId: string, by: Pick<PublicationRow, 'retireeA' | 'retireeRole'>): Promise<PublicationRow | null>
  /** What stands now, the latest first. */
  standing(): Promise<PublicationRow[]>
}

export function sqlitePublicationStore(db: Db): PublicationStore {
  const last = (column: typeof publications.subjectId | typeof publications.adresse, value: string) =>
    db.select().from(publications).where(eq(column, value)).orderBy(desc(publications.numero)).limit(1).get() ?? null
  return {
    async add(row) {
      const adresse = last(publications.subjectId, row.subjectId)?.adresse ?? newId()
      return db
        .insert(publications)
        .values({ ...row, adresse })
        .returning()
        .get()
    },
    async latestOf(subjectId) {
      return last(publications.subjectId, subjectId)
    },
    async at(adresse) {
      return last(publications.adresse, adresse)
    },
    async withdraw(subjectId, by) {
      const row = last(publications.subjectId, subjectId)
      if (row === null || row.retireeA !== null) return row
      return db.update(publications).set(by).where(eq(publications.numero, row.numero)).returning().get() ?? null
    },
    async standing() {
      const newest = db
        .select({ numero: max(publications.numero) })
        .from(publications)
        .groupBy(publications.subjectId)
      return db
        .select()
        .from(publications)
        .where(and(inArray(publications.numero, newest), isNull(publications.retireeA)))
        .orderBy(desc(publications.numero))
        .all()
    },
  }
}
