/**
 * The update log, made shorter without losing who wrote what: of a chapter of a document, each person's updates become one.
 * What people did not write at once is not merged: a chapter is short, and ends where a snapshot was taken.
 */
import { and, asc, eq, exists, gt, gte, lt, lte, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Db } from './db.ts'
import { checkpoints, updates } from './tables.ts'
import type { Compacted } from './update-log.ts'

type Row = typeof updates.$inferSelect

const LONGEST_MS = 3_600_000
/** Bounds the work of one chapter to a few milliseconds: commits wait for it. */
const MOST_UPDATES = 200

/** The document whose log has waited longest to be merged, with where it stands. */
function nextDocument(db: Db, before: number) {
  const old = db
    .select({ one: sql`1` })
    .from(updates)
    .where(
      and(
        eq(updates.documentId, checkpoints.documentId),
        eq(updates.epoch, checkpoints.epoch),
        gt(updates.seq, checkpoints.compactedTo),
        lte(updates.seq, checkpoints.seq),
        lt(updates.at, before),
      ),
    )
  const { documentId, epoch, seq, compactedTo } = checkpoints
  return db.select({ documentId, epoch, seq, compactedTo }).from(checkpoints).where(exists(old)).limit(1).get()
}

/** As many updates as make a chapter. */
function chapterOf(rows: readonly Row[], before: number, keep: readonly number[]): Row[] {
  const first = rows[0]
  if (first === undefined) return []
  const cut = keep.reduce((least, at) => (at >= first.seq ? Math.min(least, at) : least), Number.MAX_SAFE_INTEGER)
  const end = rows.findIndex(({ seq, at }) => seq > cut || at >= before || at - first.at > LONGEST_MS)
  // A clock set back makes an old update look recent: it is passed over alone, and what follows is not kept waiting.
  return rows.slice(0, end === -1 ? rows.length : Math.max(1, end))
}

/** One row for each person and session, at the place and time of its last. */
function mergedRows(chapter: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of chapter) {
    const key = JSON.stringify([row.personId, row.sessionId])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1)
    if (last === undefined) return []
    return [{ ...last, bytes: Buffer.from(Y.mergeUpdates(group.map(({ bytes }) => bytes))) }]
  })
}

const wholeOf = (rows: readonly Row[]): Buffer => Buffer.from(Y.mergeUpdates(rows.map(({ bytes }) => bytes)))

/** Inside a transaction. Null when nothing old enough is left. */
export function compactOne(db: Db, before: number, keep: readonly number[]): Compacted | null {
  const found = nextDocument(db, before)
  if (found === undefined) return null
  const { documentId, epoch } = found
  const ofDocument = and(eq(updates.documentId, documentId), eq(updates.epoch, epoch))
  const rows = db
    .select()
    .from(updates)
    .where(and(ofDocument, gt(updates.seq, found.compactedTo), lte(updates.seq, found.seq)))
    .orderBy(asc(updates.seq))
    .limit(MOST_UPDATES)
    .all()
  const chapter = chapterOf(rows, before, keep)
  const [first, last] = [chapter[0], chapter.at(-1)]
  if (first === undefined || last === undefined) return null
  const merged = mergedRows(chapter)
  // Merging must lose nothing: the chapter as a whole is the same bytes before and after, or it stays as it is.
  const isSame = merged.length < chapter.length && wholeOf(merged).equals(wholeOf(chapter))
  if (isSame) {
    db.delete(updates)
      .where(and(ofDocument, gte(updates.seq, first.seq), lte(updates.seq, last.seq)))
      .run()
    for (const row of merged) db.insert(updates).values(row).run()
  }
  db.update(checkpoints)
    .set({ compactedTo: last.seq })
    .where(and(eq(checkpoints.documentId, documentId), eq(checkpoints.epoch, epoch)))
    .run()
  return { documentId, epoch, from: chapter.length, to: isSame ? merged.length : chapter.length }
}
