/** What every update log must do. Another implementation is one more line in `implementations`. */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { silentLog } from '#server/log'
import type { Clock } from '#server/services'
import type { Store } from '#server/store/open'
import * as tables from '#server/store/tables'
import { openThreadedLog } from '#server/store/threaded-log'
import {
  type Checkpoint,
  type NewUpdate,
  SERVER_OWNER,
  sqliteUpdateLog,
  type UpdateLog,
} from '#server/store/update-log'
import { serverBundleFolder } from '#tests/support/server'
import { MORNING, tempStore } from '#tests/support/store'

interface Opened {
  log: UpdateLog
  /** Moves the clock of the log. */
  at(now: number): void
  addDocument(id: string, epoch: number): void
  damageCheckpoint(documentId: string): void
  /** Who the log says wrote in a document, in order. */
  authors(documentId: string): { personId: string | null; sessionId: string | null; at: number }[]
  /** Opens the same data again, as another process would after this one. */
  again(): UpdateLog
}

const implementations: [string, () => Opened][] = [
  ['SQLite', () => onSqlite((store, clock) => sqliteUpdateLog(store.db, clock))],
  [
    'SQLite in a thread of its own',
    () =>
      onSqlite((store, clock) => {
        const script = join(serverBundleFolder(), 'log-thread.js')
        const log = openThreadedLog({ script, store, clock, logger: silentLog() })
        onTestFinished(() => log.close())
        return log
      }),
  ],
]

function onSqlite(openLog: (store: Store, clock: Clock) => UpdateLog): Opened {
  let now = MORNING
  const store = tempStore(() => now)
  return {
    log: openLog(store, () => now),
    at: (next) => {
      now = next
    },
    addDocument: (id, epoch) => {
      const row = { id, kind: 'sous-groupe' as const, title: id, epoch, createdAt: now }
      store.db.insert(tables.documents).values(row).run()
    },
    damageCheckpoint: (documentId) => {
      const set = { bytes: Buffer.from([255]) }
      store.db.update(tables.checkpoints).set(set).where(eq(tables.checkpoints.documentId, documentId)).run()
    },
    authors: (documentId) => {
      const { personId, sessionId, at } = tables.updates
      const written = store.db.select({ personId, sessionId, at }).from(tables.updates)
      return written.where(eq(tables.updates.documentId, documentId)).orderBy(tables.updates.seq).all()
    },
    again: () => openLog(store, () => now),
  }
}

const bytes = (...values: number[]) => new Uint8Array(values)
const update = (documentId: string, value: number, part: Partial<NewUpdate> = {}): NewUpdate => ({
  documentId,
  epoch: 1,
  personId: 'awa',
  sessionId: 's1',
  bytes: bytes(value),
  claims: [],
  ...part,
})
const ref = (documentId: string, epoch = 1) => ({ documentId, epoch })
const state = (position: number | undefined, value: number, version = 1) => ({
  position: position ?? 0,
  bytes: bytes(value),
  vector: bytes(value),
  version,
})
const plain = (kept: Checkpoint | null) =>
  kept && { position: kept.position, version: kept.version, bytes: [...kept.bytes], vector: [...kept.vector] }
const values = (updates: readonly { bytes: Uint8Array }[]) => updates.map((u) => [...u.bytes])

describe.each(implementations)('an update log on %s', (_name, open) => {
  test('answers increasing positions in the order of the batch, across documents and batches', async () => {
    const { log } = open()
    const first = await log.append([update('a', 1), update('b', 2), update('a', 3)])
    const second = await log.append([update('a', 4)])
    const positions = [...first.positions, ...second.positions]
    expect(positions).toEqual([...positions].sort((x, y) => x - y))
    expect(new Set(positions).size).toBe(4)
    expect(await log.position()).toBe(second.positions[0])
  })

  test('gives back the updates of one document, in order, byte for byte', async () => {
    const { log, again } = open()
    await log.append([update('a', 1, { bytes: bytes(0, 255, 7) }), update('b', 2), update('a', 3)])
    expect(values((await again().load(ref('a'))).updates)).toEqual([[0, 255, 7], [3]])
    expect((await log.load(ref('c'))).updates).toEqual([])
  })

  test('keeps epochs apart', async () => {
    const { log } = open()
    await log.append([update('a', 1, { claims: [7] }), update('a', 2, { epoch: 2 })])
    expect(values((await log.load(ref('a', 2))).updates)).toEqual([[2]])
    expect((await log.load(ref('a', 2))).owners.size).toBe(0)
  })

  test('writes all of a batch or nothing of it', async () => {
    const { log } = open()
    const bad = { ...update('a', 2), documentId: null } as unknown as NewUpdate
    await expect(log.append([update('a', 1, { claims: [7] }), bad])).rejects.toThrow()
    const stored = await log.load(ref('a'))
    expect([stored.updates.length, stored.owners.size, await log.position()]).toEqual([0, 0, 0])
  })

  test('gives a client id to the first who writes with it, for ever', async () => {
    const { log, again } = open()
    await log.append([update('a', 1, { claims: [7] }), update('a', 2, { personId: null, claims: [8] })])
    await log.append([update('a', 3, { personId: 'bruno', claims: [7] })])
    expect((await again().load(ref('a'))).owners).toEqual(
      new Map([
        [7, 'awa'],
        [8, SERVER_OWNER],
      ]),
    )
  })

  test('a checkpoint stands for the updates before it, and is replaced by a later one', async () => {
    const { log } = open()
    const { positions } = await log.append([update('a', 1), update('a', 2), update('a', 3)])
    await log.checkpoint(ref('a'), state(positions[0], 10))
    expect(plain((await log.load(ref('a'))).checkpoint)).toEqual(plain(state(positions[0], 10)))
    await log.checkpoint(ref('a'), state(positions[1], 20, 2))
    const stored = await log.load(ref('a'))
    expect(plain(stored.checkpoint)).toEqual(plain(state(positions[1], 20, 2)))
    expect([values(stored.updates), stored.damaged]).toEqual([[[3]], false])
  })

  test('a checkpoint whose bytes are no longer those that were kept is passed over, and said', async () => {
    const { log, damageCheckpoint } = open()
    const { positions } = await log.append([update('a', 1), update('a', 2)])
    await log.checkpoint(ref('a'), state(positions[0], 10))
    damageCheckpoint('a')
    const stored = await log.load(ref('a'))
    expect([stored.checkpoint, stored.damaged, values(stored.updates)]).toEqual([null, true, [[1], [2]]])
  })

  test('replays every update whatever the checkpoint, up to one position for several documents', async () => {
    const { log } = open()
    const { positions } = await log.append([update('a', 1), update('b', 2), update('a', 3), update('b', 4)])
    await log.checkpoint(ref('a'), state(positions[2], 10))
    const upTo = positions[2]
    expect(values(await log.replay(ref('a'), upTo))).toEqual([[1], [3]])
    expect(values(await log.replay(ref('b'), upTo))).toEqual([[2]])
    expect(values(await log.replay(ref('b')))).toEqual([[2], [4]])
  })

  test('knows the time of the last edit by a person, not by the server', async () => {
    const { log, at } = open()
    expect((await log.load(ref('a'))).modifiedAt).toBeNull()
    await log.append([update('a', 1)])
    at(MORNING + 5000)
    const { at: stamped } = await log.append([update('a', 2, { personId: null, sessionId: null })])
    expect(stamped).toBe(MORNING + 5000)
    expect((await log.load(ref('a'))).modifiedAt).toBe(MORNING)
    await log.checkpoint(ref('a'), state(await log.position(), 9))
    expect((await log.load(ref('a'))).modifiedAt).toBe(MORNING)
    at(MORNING + 9000)
    await log.append([update('a', 3)])
    expect((await log.load(ref('a'))).modifiedAt).toBe(MORNING + 9000)
  })

  test('says what a document is, and that there is none', async () => {
    const { log, addDocument } = open()
    addDocument('a', 3)
    expect(await log.describe('a')).toEqual({ kind: 'sous-groupe', epoch: 3 })
    expect(await log.describe('b')).toBeNull()
  })

  describe('compacting', () => {
    const DAY = 24 * 3_600_000

    /** Three people who write in one document, and what each did, in order. */
    async function writeTogether(log: UpdateLog, at: (now: number) => void, rounds: number): Promise<Y.Doc> {
      const server = new Y.Doc()
      const people = ['awa', 'bruno', 'chloe'].map((personId) => ({ personId, doc: new Y.Doc() }))
      for (let round = 0; round < rounds; round++) {
        for (const { personId, doc } of people) {
          const before = Y.encodeStateVector(doc)
          const text = doc.getText('t')
          text.insert(round % (text.length + 1), `${personId}${round} `)
          if (round % 5 === 4) text.delete(0, 3)
          const made = Y.encodeStateAsUpdate(doc, before)
          at(MORNING + round * 60_000)
          await log.append([update('a', 0, { personId, sessionId: `session ${personId}`, bytes: made })])
          for (const other of [server, ...people.map((p) => p.doc)]) Y.applyUpdate(other, made)
        }
      }
      return server
    }
    const replayed = async (log: UpdateLog, upTo?: number) => {
      const doc = new Y.Doc()
      for (const { bytes: made } of await log.replay(ref('a'), upTo)) Y.applyUpdate(doc, made)
      expect(doc.store.pendingStructs).toBeNull()
      return doc.getText('t').toString()
    }
    async function compactAll(log: UpdateLog, before: number, keep: readonly number[] = []): Promise<number[][]> {
      const chapters: number[][] = []
      for (let done = await log.compact(before, keep); done !== null; done = await log.compact(before, keep))
        chapters.push([done.from, done.to])
      return chapters
    }

    test('makes one update of each person’s in an hour, and says the same words', async () => {
      const { log, at } = open()
      const doc = await writeTogether(log, at, 100)
      await log.checkpoint(ref('a'), state(await log.position(), 1))
      expect(await compactAll(log, MORNING + DAY)).toEqual([
        [183, 3],
        [117, 3],
      ])
      expect(await replayed(log)).toBe(doc.getText('t').toString())
      expect((await log.replay(ref('a'))).length).toBe(6)
      expect(await log.position()).toBe(300)
    })

    test('keeps who wrote, in which session, and when last', async () => {
      const { log, at, authors } = open()
      await writeTogether(log, at, 10)
      await log.checkpoint(ref('a'), state(await log.position(), 1))
      await compactAll(log, MORNING + DAY)
      expect(authors('a')).toEqual(
        ['awa', 'bruno', 'chloe'].map((personId) => ({
          personId,
          sessionId: `session ${personId}`,
          at: MORNING + 9 * 60_000,
        })),
      )
    })

    test('replaying up to a position that is kept stays exact', async () => {
      const { log, at } = open()
      await writeTogether(log, at, 20)
      const kept = 31
      const then = await replayed(log, kept)
      await log.checkpoint(ref('a'), state(await log.position(), 1))
      await compactAll(log, MORNING + DAY, [kept])
      expect(await replayed(log, kept)).toBe(then)
      expect((await log.replay(ref('a'))).length).toBe(6)
    })

    test('leaves alone what is recent, what no checkpoint covers, and what was compacted', async () => {
      const { log, at } = open()
      await writeTogether(log, at, 10)
      expect(await log.compact(MORNING + DAY, [])).toBeNull()
      await log.checkpoint(ref('a'), state(15, 1))
      expect(await log.compact(MORNING, [])).toBeNull()
      expect(await compactAll(log, MORNING + DAY)).toEqual([[15, 3]])
      expect((await log.replay(ref('a'))).length).toBe(18)
      expect(await log.compact(MORNING + DAY, [])).toBeNull()
    })
  })
})
