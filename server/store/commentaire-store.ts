/** Comments on restitutions, with what answers them. */
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { commentaires, reponses } from './tables.ts'

type CommentaireRow = typeof commentaires.$inferSelect
type ReponseRow = typeof reponses.$inferSelect
export type Fil = CommentaireRow & { reponses: ReponseRow[] }

export interface CommentaireStore {
  /** Oldest first, and so are their answers. */
  ofDocument(documentId: string): Promise<Fil[]>
  get(id: string): Promise<CommentaireRow | null>
  add(row: CommentaireRow): Promise<void>
  answer(row: ReponseRow): Promise<void>
  settle(id: string, by: Pick<CommentaireRow, 'resoluA' | 'resoluPar'>): Promise<void>
  /** False, and nothing is removed, once somebody answered it. */
  removeUnanswered(id: string): Promise<boolean>
  /** With what answers it. */
  remove(id: string): Promise<void>
  open(documentId: string): Promise<number>
}

export function sqliteCommentaireStore(db: Db): CommentaireStore {
  return {
    async ofDocument(documentId) {
      const { documentId: of, at, id } = commentaires
      const rows = db.select().from(commentaires).where(eq(of, documentId)).orderBy(asc(at), asc(id)).all()
      const ids = rows.map((r) => r.id)
      const said = db
        .select()
        .from(reponses)
        .where(inArray(reponses.commentaireId, ids))
        .orderBy(asc(reponses.at), asc(reponses.id))
        .all()
      return rows.map((row) => ({ ...row, reponses: said.filter((r) => r.commentaireId === row.id) }))
    },
    async get(id) {
      return db.select().from(commentaires).where(eq(commentaires.id, id)).get() ?? null
    },
    async add(row) {
      db.insert(commentaires).values(row).run()
    },
    async answer(row) {
      db.insert(reponses).values(row).run()
    },
    async settle(id, by) {
      db.update(commentaires).set(by).where(eq(commentaires.id, id)).run()
    },
    async removeUnanswered(id) {
      return immediately(db, (tx) => {
        const answered = tx.select({ id: reponses.id }).from(reponses).where(eq(reponses.commentaireId, id)).get()
        if (answered !== undefined) return false
        tx.delete(commentaires).where(eq(commentaires.id, id)).run()
        return true
      })
    },
    async remove(id) {
      immediately(db, (tx) => {
        tx.delete(reponses).where(eq(reponses.commentaireId, id)).run()
        tx.delete(commentaires).where(eq(commentaires.id, id)).run()
      })
    },
    async open(documentId) {
      const open = and(eq(commentaires.documentId, documentId), isNull(commentaires.resoluA))
      return db.select({ n: count() }).from(commentaires).where(open).get()?.n ?? 0
    },
  }
}
