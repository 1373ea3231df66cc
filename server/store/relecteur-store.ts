/** The reviewers of restitutions, with the link each of them holds. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import type { LienRow } from './lien-store.ts'
import { documents, liens, relecteurs } from './tables.ts'

export type RelecteurRow = typeof relecteurs.$inferSelect
export interface Relecteur extends RelecteurRow {
  lien: LienRow
}

export interface RelecteurStore {
  /** In the order they were named. */
  relecteurs(documentId: string): Promise<Relecteur[]>
  relecteur(id: string): Promise<Relecteur | null>
  /** The reviewer this person is for this restitution, while their link stands. */
  relecteurNomme(documentId: string, personId: string): Promise<RelecteurRow | null>
  /** The restitution a link gives to read. */
  restitutionDuLien(lienId: string): Promise<{ id: string; titre: string } | null>
  addRelecteur(row: RelecteurRow): Promise<void>
  changeRelecteur(id: string, change: Partial<Pick<RelecteurRow, 'lienId' | 'avis' | 'avisA'>>): Promise<void>
  removeRelecteur(id: string): Promise<void>
}

export function sqliteRelecteurStore(db: Db): RelecteurStore {
  const joined = () =>
    db.select({ row: relecteurs, lien: liens }).from(relecteurs).innerJoin(liens, eq(liens.id, relecteurs.lienId))
  const whole = ({ row, lien }: { row: RelecteurRow; lien: LienRow }): Relecteur => ({ ...row, lien })
  return {
    async relecteurs(documentId) {
      const { documentId: of, nommeA, id } = relecteurs
      return joined().where(eq(of, documentId)).orderBy(asc(nommeA), asc(id)).all().map(whole)
    },
    async relecteur(id) {
      const found = joined().where(eq(relecteurs.id, id)).get()
      return found === undefined ? null : whole(found)
    },
    async relecteurNomme(documentId, personId) {
      const theirs = and(eq(relecteurs.documentId, documentId), eq(liens.personId, personId), isNull(liens.revokedAt))
      return joined().where(theirs).get()?.row ?? null
    },
    async restitutionDuLien(lienId) {
      const found = db
        .select({ id: documents.id, titre: documents.title })
        .from(relecteurs)
        .innerJoin(documents, eq(documents.id, relecteurs.documentId))
        .where(and(eq(relecteurs.lienId, lienId), isNull(documents.removedAt)))
        .get()
      return found ?? null
    },
    async addRelecteur(row) {
      db.insert(relecteurs).values(row).run()
    },
    async changeRelecteur(id, change) {
      db.update(relecteurs).set(change).where(eq(relecteurs.id, id)).run()
    },
    async removeRelecteur(id) {
      db.delete(relecteurs).where(eq(relecteurs.id, id)).run()
    },
  }
}
