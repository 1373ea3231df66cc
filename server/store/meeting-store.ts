/** Meetings: their printed facts, their phase, and the one transaction that ends their live state. */
import { and, desc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import type { Phase } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { newId } from './ids.ts'
import {
  formerCodes,
  parole,
  phaseMoves,
  points,
  prises,
  seances,
  signaux,
  snapshots,
  sousGroupes,
  toursDeTable,
} from './tables.ts'

export type SeanceRow = typeof seances.$inferSelect
export type PhaseMoveRow = typeof phaseMoves.$inferSelect

export interface Move {
  from: Phase
  to: Phase
  /** Null when the server does it by itself. */
  personId: string | null
  at: number
  /** When the meeting takes a new code. */
  code?: string
  /** Used when the meeting has no QR link yet: a printed one stays good. */
  qrToken?: string
}

export interface MeetingStore {
  get(id: string): Promise<SeanceRow | null>
  /** Latest printed day first. */
  list(): Promise<SeanceRow[]>
  ofGroupe(groupeId: string): Promise<SeanceRow[]>
  /**
   * Changes the phase and records it; false when the meeting is no longer in `from`. Closing ends, in the same
   * transaction, everything that only has sense while people are there: floor, signals, calls, current item, code.
   */
  move(id: string, move: Move): Promise<boolean>
  /** Oldest first. */
  moves(id: string): Promise<PhaseMoveRow[]>
  setCode(id: string, code: string, qrToken: string): Promise<void>
  /** By a meeting, now or before. */
  codeTaken(code: string): Promise<boolean>
  /** Meetings people are in, `open` or `live`, that came to this phase for the last time before this instant. */
  gatheredSince(before: number): Promise<SeanceRow[]>
  /** Closed, but the server stopped before their snapshot was taken. */
  closedWithoutSnapshot(): Promise<SeanceRow[]>
  /** People are expected in: `open` or `live`. */
  running(): Promise<SeanceRow[]>
}

/** The stamps of a phase: a meeting opened or started twice keeps its first instant, and its clocks with it. */
function stamps(now: SeanceRow, { to, at, code, qrToken }: Move): Partial<SeanceRow> {
  const codes = code === undefined ? {} : { code, qrToken: now.qrToken ?? qrToken ?? null }
  switch (to) {
    case 'open':
      return { ...codes, openedAt: now.openedAt ?? at }
    case 'live':
      return { ...codes, openedAt: now.openedAt ?? at, liveAt: now.liveAt ?? at, closedAt: null }
    case 'closed':
      return { code: null, closedAt: at, pointCourantId: null }
    case 'validated':
      return { validatedAt: at }
    case 'draft':
      return {}
  }
}

export function sqliteMeetingStore(db: Db): MeetingStore {
  const latestFirst = [desc(seances.jour), desc(seances.debut), sql`rowid`]

  function keepFormer(tx: Pick<Db, 'insert'>, { id, code }: SeanceRow): void {
    if (code !== null) tx.insert(formerCodes).values({ code, seanceId: id }).run()
  }

  function endLiveState(tx: Pick<Db, 'delete' | 'update'>, seanceId: string, at: number): void {
    tx.delete(parole).where(eq(parole.seanceId, seanceId)).run()
    tx.delete(prises).where(eq(prises.seanceId, seanceId)).run()
    tx.delete(toursDeTable).where(eq(toursDeTable.seanceId, seanceId)).run()
    tx.delete(signaux).where(eq(signaux.seanceId, seanceId)).run()
    tx.update(sousGroupes).set({ appelDepuis: null }).where(eq(sousGroupes.seanceId, seanceId)).run()
    tx.update(points)
      .set({ finiA: at })
      .where(and(eq(points.seanceId, seanceId), isNull(points.finiA), sql`${points.commenceA} is not null`))
      .run()
  }

  const running = (): SeanceRow[] =>
    db
      .select()
      .from(seances)
      .where(inArray(seances.phase, ['open', 'live']))
      .all()

  return {
    async get(id) {
      return db.select().from(seances).where(eq(seances.id, id)).get() ?? null
    },
    async list() {
      return db
        .select()
        .from(seances)
        .orderBy(...latestFirst)
        .all()
    },
    async ofGroupe(groupeId) {
      return db
        .select()
        .from(seances)
        .where(eq(seances.groupeId, groupeId))
        .orderBy(...latestFirst)
        .all()
    },
    async move(id, move) {
      return immediately(db, (tx) => {
        const now = tx.select().from(seances).where(eq(seances.id, id)).get()
        if (now === undefined || now.phase !== move.from) return false
        tx.update(seances)
          .set({ phase: move.to, ...stamps(now, move) })
          .where(eq(seances.id, id))
          .run()
        tx.insert(phaseMoves)
          .values({ id: newId(), seanceId: id, phase: move.to, personId: move.personId, at: move.at })
          .run()
        if (move.to === 'closed') {
          keepFormer(tx, now)
          endLiveState(tx, id, move.at)
        }
        return true
      })
    },
    async moves(id) {
      return db.select().from(phaseMoves).where(eq(phaseMoves.seanceId, id)).orderBy(sql`rowid`).all()
    },
    async setCode(id, code, qrToken) {
      immediately(db, (tx) => {
        const now = tx.select().from(seances).where(eq(seances.id, id)).get()
        if (now !== undefined) keepFormer(tx, now)
        tx.update(seances).set({ code, qrToken }).where(eq(seances.id, id)).run()
      })
    },
    async codeTaken(code) {
      const current = db.select({ id: seances.id }).from(seances).where(eq(seances.code, code)).get()
      return (current ?? db.select().from(formerCodes).where(eq(formerCodes.code, code)).get()) !== undefined
    },
    async gatheredSince(before) {
      const gathered = running()
      const last = db
        .select({ seanceId: phaseMoves.seanceId, phase: phaseMoves.phase, at: sql<number>`max(${phaseMoves.at})` })
        .from(phaseMoves)
        .groupBy(phaseMoves.seanceId, phaseMoves.phase)
        .all()
      const cameAt = new Map(last.map((m) => [`${m.phase} ${m.seanceId}`, m.at]))
      const stamped = (s: SeanceRow) => (s.phase === 'live' ? s.liveAt : s.openedAt) ?? s.createdAt
      return gathered.filter((s) => (cameAt.get(`${s.phase} ${s.id}`) ?? stamped(s)) < before)
    },
    async closedWithoutSnapshot() {
      const taken = db
        .select({ id: snapshots.id })
        .from(snapshots)
        .where(and(eq(snapshots.seanceId, seances.id), sql`${snapshots.at} >= ${seances.closedAt}`))
      return db
        .select()
        .from(seances)
        .where(and(eq(seances.phase, 'closed'), notExists(taken)))
        .all()
    },
    async running() {
      return running()
    },
  }
}
