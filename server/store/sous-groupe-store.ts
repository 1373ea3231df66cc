/** Sub-groups of a meeting and who is in which. */
import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { affectations, departs, documents, sousGroupes } from './tables.ts'

export type SousGroupeRow = typeof sousGroupes.$inferSelect
export type AffectationRow = typeof affectations.$inferSelect

export interface SousGroupeStore {
  /** By number. */
  list(seanceId: string): Promise<SousGroupeRow[]>
  get(seanceId: string, id: string): Promise<SousGroupeRow | null>
  /** Adds a sub-group after the others, with the metadata of its sheet. */
  add(row: Omit<SousGroupeRow, 'numero'>, document: typeof documents.$inferInsert): Promise<SousGroupeRow>
  /** Names the sub-group of a sheet, without the short name of before. Its meeting, or null when that was its name. */
  rename(documentId: string, titre: string): Promise<string | null>
  /** Names a sub-group, with a short name or none. */
  setTitre(id: string, titre: string, titreCourt: string | null): Promise<void>
  /** Ends a sub-group: its people go where it goes (null: nowhere), what it called for is forgotten. */
  end(id: string, fin: { etat: 'fusionne' | 'abandonne'; versId: string | null; finiA: number }): Promise<void>
  /** Opens it again, with those of its people who have not been placed since it ended. */
  reopen(id: string, at: number): Promise<void>
  /** The order sub-groups report in. */
  setPassage(ids: readonly string[]): Promise<void>
  /** Gives the floor to one, or to none; whoever had it is done. */
  present(seanceId: string, id: string | null, at: number): Promise<void>
  setPret(seanceId: string, personId: string, at: number | null): Promise<void>
  setRapporteur(id: string, personId: string | null): Promise<void>
  /** A call already made keeps the instant it was made. */
  call(id: string, at: number): Promise<void>
  endCall(id: string): Promise<void>
  affectations(seanceId: string): Promise<AffectationRow[]>
  /** Whether a person holds the pen of the sub-group they are in; leaving it leaves the pen. */
  setCoredige(seanceId: string, personId: string, coredige: boolean): Promise<void>
  /** A person is in one sub-group of a meeting, or in none. The one left is remembered; going back to where one is changes nothing. */
  affect(seanceId: string, personId: string, sousGroupeId: string | null, at: number): Promise<void>
}

type Tx = Pick<Db, 'insert' | 'delete' | 'select'>
type Seat = Pick<AffectationRow, 'seanceId' | 'personId'>

const seatOf = ({ seanceId, personId }: Seat) =>
  and(eq(affectations.seanceId, seanceId), eq(affectations.personId, personId))
const sameSeat = and(eq(affectations.seanceId, departs.seanceId), eq(affectations.personId, departs.personId))

function place(tx: Tx, { seanceId, personId }: Seat, sousGroupeId: string | null, at: number): void {
  const here = seatOf({ seanceId, personId })
  const left = tx.select().from(affectations).where(here).get()?.sousGroupeId ?? null
  if (left === sousGroupeId) return
  tx.delete(affectations).where(here).run()
  if (left !== null)
    tx.insert(departs)
      .values({ seanceId, personId, sousGroupeId: left, at })
      .onConflictDoUpdate({ target: [departs.seanceId, departs.personId, departs.sousGroupeId], set: { at } })
      .run()
  if (sousGroupeId !== null) tx.insert(affectations).values({ seanceId, personId, sousGroupeId, at }).run()
}

export function sqliteSousGroupeStore(db: Db): SousGroupeStore {
  return {
    async list(seanceId) {
      return db
        .select()
        .from(sousGroupes)
        .where(eq(sousGroupes.seanceId, seanceId))
        .orderBy(asc(sousGroupes.numero), asc(sousGroupes.id))
        .all()
    },
    async get(seanceId, id) {
      const found = db
        .select()
        .from(sousGroupes)
        .where(and(eq(sousGroupes.id, id), eq(sousGroupes.seanceId, seanceId)))
        .get()
      return found ?? null
    },
    async add(row, document) {
      return immediately(db, (tx) => {
        const last = tx
          .select({ numero: sql<number | null>`max(${sousGroupes.numero})` })
          .from(sousGroupes)
          .where(eq(sousGroupes.seanceId, row.seanceId))
          .get()
        const added: SousGroupeRow = { ...row, numero: (last?.numero ?? 0) + 1 }
        tx.insert(documents).values(document).run()
        tx.insert(sousGroupes).values(added).run()
        return added
      })
    },
    async rename(documentId, titre) {
      const renamed = db
        .update(sousGroupes)
        .set({ titre, titreCourt: null })
        .where(and(eq(sousGroupes.documentId, documentId), ne(sousGroupes.titre, titre)))
        .returning({ seanceId: sousGroupes.seanceId })
        .get()
      return renamed?.seanceId ?? null
    },
    async setTitre(id, titre, titreCourt) {
      db.update(sousGroupes).set({ titre, titreCourt }).where(eq(sousGroupes.id, id)).run()
    },
    async end(id, { etat, versId, finiA }) {
      immediately(db, (tx) => {
        tx.update(sousGroupes).set({ etat, versId, finiA, appelDepuis: null }).where(eq(sousGroupes.id, id)).run()
        const members = tx.select().from(affectations).where(eq(affectations.sousGroupeId, id)).all()
        for (const member of members) place(tx, member, versId, finiA)
      })
    },
    async reopen(id, at) {
      immediately(db, (tx) => {
        const before = tx.select().from(sousGroupes).where(eq(sousGroupes.id, id)).get()
        if (before?.finiA == null) return
        tx.update(sousGroupes).set({ etat: 'ouvert', versId: null, finiA: null }).where(eq(sousGroupes.id, id)).run()
        const left = tx
          .select({ seanceId: departs.seanceId, personId: departs.personId })
          .from(departs)
          .leftJoin(affectations, sameSeat)
          .where(
            and(
              eq(departs.sousGroupeId, id),
              eq(departs.at, before.finiA),
              before.versId === null
                ? isNull(affectations.personId)
                : and(eq(affectations.sousGroupeId, before.versId), eq(affectations.at, before.finiA)),
            ),
          )
          .all()
        for (const member of left) place(tx, member, id, at)
      })
    },
    async setPassage(ids) {
      immediately(db, (tx) => {
        for (const [passage, id] of ids.entries())
          tx.update(sousGroupes).set({ passage }).where(eq(sousGroupes.id, id)).run()
      })
    },
    async present(seanceId, id, at) {
      immediately(db, (tx) => {
        const has = and(
          eq(sousGroupes.seanceId, seanceId),
          isNull(sousGroupes.presenteFinA),
          isNotNull(sousGroupes.presenteA),
        )
        tx.update(sousGroupes).set({ presenteFinA: at }).where(has).run()
        if (id !== null)
          tx.update(sousGroupes).set({ presenteA: at, presenteFinA: null }).where(eq(sousGroupes.id, id)).run()
      })
    },
    async setPret(seanceId, personId, at) {
      db.update(affectations).set({ pretA: at }).where(seatOf({ seanceId, personId })).run()
    },
    async setRapporteur(id, personId) {
      db.update(sousGroupes).set({ rapporteurId: personId }).where(eq(sousGroupes.id, id)).run()
    },
    async call(id, at) {
      db.update(sousGroupes)
        .set({ appelDepuis: sql`coalesce(${sousGroupes.appelDepuis}, ${at})` })
        .where(eq(sousGroupes.id, id))
        .run()
    },
    async endCall(id) {
      db.update(sousGroupes).set({ appelDepuis: null }).where(eq(sousGroupes.id, id)).run()
    },
    async affectations(seanceId) {
      return db.select().from(affectations).where(eq(affectations.seanceId, seanceId)).orderBy(sql`rowid`).all()
    },
    async affect(seanceId, personId, sousGroupeId, at) {
      immediately(db, (tx) => place(tx, { seanceId, personId }, sousGroupeId, at))
    },
    async setCoredige(seanceId, personId, coredige) {
      db.update(affectations).set({ coredige }).where(seatOf({ seanceId, personId })).run()
    },
  }
}
