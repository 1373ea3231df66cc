/** Frozen contents, one link after the other. Only adding exists: the database itself refuses the rest. */
import { asc, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { groupes, snapshotSeals, snapshotSubjects, snapshots } from './tables.ts'

export type SnapshotRow = typeof snapshots.$inferSelect
export type SealRow = typeof snapshotSeals.$inferSelect
/** What lists show, without the content. */
export type SnapshotBref = Omit<SnapshotRow, 'content' | 'previousHash' | 'position' | 'authorId'> & {
  documents: number
  /** What it was taken of, when that is neither a meeting nor one document. */
  portee: { sorte: string; id: string; titre: string } | null
  /** Day of the meeting it was taken of, as frozen. */
  seanceJour: string | null
  /** Title of its group. */
  groupe: string | null
  comite: boolean
  /** The axis, the scheme, else the group whose fiches it holds: two snapshots that share it can be compared. */
  couvre: string | null
}
/** A link to add, and what it is about. */
export interface NewSnapshot {
  row: SnapshotRow
  subjects: readonly string[]
  seal: Omit<SealRow, 'numero'> | null
}

/** What is known of a link without its content. */
export type Head = Pick<SnapshotRow, 'numero' | 'hash' | 'at'>

export interface SnapshotStore {
  /** Makes the next link from the last one and adds it; nobody can add another in between. */
  append(next: (last: Head | null) => NewSnapshot): Promise<SnapshotRow>
  get(id: string): Promise<SnapshotRow | null>
  bref(id: string): Promise<SnapshotBref | null>
  /** Those below are the latest first. */
  ofSeance(seanceId: string): Promise<SnapshotBref[]>
  /** With those about what stands around the groups: their axis, their scheme. */
  ofGroupes(groupeIds: readonly string[], around?: readonly string[]): Promise<SnapshotBref[]>
  /** Those that hold a document, alone or with others. */
  ofDocument(documentId: string): Promise<SnapshotBref[]>
  latestOfSeance(seanceId: string): Promise<SnapshotRow | null>
  /** The last snapshot taken of this document alone. */
  latestOfDocument(documentId: string): Promise<SnapshotRow | null>
  /** The last snapshot of a restitution of a group, taken when it was exported. */
  latestRestitution(groupeId: string): Promise<SnapshotRow | null>
  /** Log positions snapshots were taken at. */
  positions(): Promise<number[]>
  /** The last link; null when there is none. */
  head(): Promise<Head | null>
  /** In the order of the chain. */
  seals(): Promise<SealRow[]>
  addSeal(seal: SealRow): Promise<void>
  /** Links after a number, in order, for who verifies them. */
  chain(after: number, limit: number): Promise<SnapshotRow[]>
}

const headIn = (db: Pick<Db, 'select'>): Head | null =>
  db
    .select({ numero: snapshots.numero, hash: snapshots.hash, at: snapshots.at })
    .from(snapshots)
    .orderBy(desc(snapshots.numero))
    .limit(1)
    .get() ?? null

export function sqliteSnapshotStore(db: Db): SnapshotStore {
  const bref = {
    numero: snapshots.numero,
    id: snapshots.id,
    libelle: snapshots.libelle,
    seanceId: snapshots.seanceId,
    groupeId: snapshots.groupeId,
    at: snapshots.at,
    hash: snapshots.hash,
    documents: sql<number>`json_array_length(${snapshots.content}, '$.documents')`,
    sorte: sql<string | null>`json_extract(${snapshots.content}, '$.portee.sorte')`,
    titre: sql<string | null>`json_extract(${snapshots.content}, '$.portee.titre')`,
    taken: sql<string | null>`json_extract(${snapshots.content}, '$.portee.id')`,
    seanceJour: sql<string | null>`json_extract(${snapshots.content}, '$.seance.jour')`,
    groupe: groupes.titre,
    comite: groupes.comite,
    ofGroupe: sql<
      string | null
    >`iif(${groupes.comite}, ${groupes.schemaId}, coalesce(${groupes.axeId}, ${groupes.id}))`,
  }
  const listed = (where: SQL): SnapshotBref[] =>
    db
      .select(bref)
      .from(snapshots)
      .leftJoin(groupes, eq(groupes.id, snapshots.groupeId))
      .where(where)
      .orderBy(desc(snapshots.numero))
      .all()
      .map(({ sorte, titre, taken, comite, ofGroupe, ...row }) => {
        const portee = sorte === null || titre === null || taken === null ? null : { sorte, id: taken, titre }
        return { ...row, portee, comite: comite ?? false, couvre: ofGroupe ?? portee?.id ?? row.seanceId }
      })
  const about = (subjectIds: readonly string[]) => {
    const { snapshotId, subjectId } = snapshotSubjects
    return db
      .select({ id: snapshotId })
      .from(snapshotSubjects)
      .where(inArray(subjectId, [...subjectIds]))
  }
  const soleDocument = sql`json_extract(${snapshots.content}, '$.documents[0].id')`

  return {
    async append(next) {
      return immediately(db, (tx) => {
        const last = headIn(tx)
        const { row, subjects, seal } = next(last)
        tx.insert(snapshots).values(row).run()
        const about = [...new Set(subjects)].map((subjectId) => ({ snapshotId: row.id, subjectId }))
        if (seal !== null)
          tx.insert(snapshotSeals)
            .values({ numero: row.numero, ...seal })
            .run()
        if (about.length > 0) tx.insert(snapshotSubjects).values(about).run()
        return row
      })
    },
    async get(id) {
      return db.select().from(snapshots).where(eq(snapshots.id, id)).get() ?? null
    },
    async bref(id) {
      return listed(eq(snapshots.id, id))[0] ?? null
    },
    async ofSeance(seanceId) {
      return listed(eq(snapshots.seanceId, seanceId))
    },
    async ofGroupes(groupeIds, around = []) {
      const own = inArray(snapshots.groupeId, [...groupeIds])
      return listed(sql`${own} or ${inArray(snapshots.id, about(around))}`)
    },
    async ofDocument(documentId) {
      return listed(inArray(snapshots.id, about([documentId])))
    },
    async latestOfSeance(seanceId) {
      const row = db
        .select()
        .from(snapshots)
        .where(eq(snapshots.seanceId, seanceId))
        .orderBy(desc(snapshots.numero))
        .limit(1)
        .get()
      return row ?? null
    },
    async latestOfDocument(documentId) {
      const row = db
        .select()
        .from(snapshots)
        .where(sql`${snapshots.seanceId} is null and ${soleDocument} = ${documentId}`)
        .orderBy(desc(snapshots.numero))
        .limit(1)
        .get()
      return row ?? null
    },
    async latestRestitution(groupeId) {
      const kind = sql`json_extract(${snapshots.content}, '$.documents[0].kind')`
      const row = db
        .select()
        .from(snapshots)
        .where(sql`${snapshots.groupeId} = ${groupeId} and ${snapshots.seanceId} is null and ${kind} = 'restitution'`)
        .orderBy(desc(snapshots.numero))
        .limit(1)
        .get()
      return row ?? null
    },
    async positions() {
      return db
        .selectDistinct({ position: snapshots.position })
        .from(snapshots)
        .all()
        .map((s) => s.position)
    },
    async head() {
      return headIn(db)
    },
    async seals() {
      return db.select().from(snapshotSeals).orderBy(asc(snapshotSeals.numero)).all()
    },
    async addSeal(seal) {
      db.insert(snapshotSeals).values(seal).run()
    },
    async chain(after, limit) {
      return db
        .select()
        .from(snapshots)
        .where(gt(snapshots.numero, after))
        .orderBy(asc(snapshots.numero))
        .limit(limit)
        .all()
    },
  }
}
