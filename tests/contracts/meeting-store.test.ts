import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#server/store/db'
import { type SeanceStore, sqliteSeanceStore } from '#server/store/seance-store'
import { snapshots } from '#server/store/tables'
import {
  insertPeople,
  insertPoints,
  insertSeance,
  insertSousGroupes,
  pointRow,
  sousGroupeRow,
} from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

const HOUR = 3_600_000

describe.each([['SQLite', sqliteSeanceStore]])('meetings in %s', (_name, open) => {
  let db: Db
  let store: SeanceStore
  beforeEach(() => {
    db = tempStore().db
    store = open(db)
  })

  describe('phases', () => {
    it('moves a meeting once when two people press at the same time', async () => {
      insertSeance(db, { phase: 'live' })
      const close = { from: 'live', to: 'closed', personId: null, at: MORNING } as const
      expect(await Promise.all([store.meetings.move('seance', close), store.meetings.move('seance', close)])).toEqual([
        true,
        false,
      ])
      expect((await store.meetings.moves('seance')).map((m) => m.phase)).toEqual(['closed'])
    })

    it('keeps the real start and the QR link through a second opening', async () => {
      insertSeance(db)
      const at = (to: 'open' | 'live' | 'closed', from: 'draft' | 'open' | 'live' | 'closed', when: number) =>
        store.meetings.move('seance', { from, to, personId: null, at: when, code: `CODE${when}`, qrToken: `QR${when}` })
      await at('open', 'draft', 1)
      await at('live', 'open', 2)
      await at('closed', 'live', 3)
      expect(await store.meetings.get('seance')).toMatchObject({ code: null, qrToken: 'QR1', closedAt: 3 })
      await at('live', 'closed', 4)
      expect(await store.meetings.get('seance')).toMatchObject({
        phase: 'live',
        code: 'CODE4',
        qrToken: 'QR1',
        openedAt: 1,
        liveAt: 2,
        closedAt: null,
      })
    })

    it('ends the floor, the signals, the calls and the current item when it closes', async () => {
      insertSeance(db, { phase: 'live' })
      insertPeople(db, 'awa')
      insertPoints(db, pointRow({ id: 'a', rang: 0 }), pointRow({ id: 'b', rang: 1 }))
      insertSousGroupes(db, sousGroupeRow({ id: 'sg', numero: 1 }))
      await store.points.goTo('seance', 'a', MORNING)
      await store.direct.ask('seance', 'awa', MORNING)
      await store.direct.raise('seance', 'awa', 'entendsPas', MORNING)
      await store.sousGroupes.call('sg', MORNING)
      await store.meetings.move('seance', { from: 'live', to: 'closed', personId: null, at: MORNING + 5 })
      expect(await store.direct.parole('seance')).toEqual([])
      expect(await store.direct.signaux('seance')).toEqual([])
      expect((await store.sousGroupes.get('seance', 'sg'))?.appelDepuis).toBeNull()
      expect((await store.points.list('seance')).map((p) => p.finiA)).toEqual([MORNING + 5, null])
      expect((await store.meetings.get('seance'))?.pointCourantId).toBeNull()
    })

    it('finds meetings left open or live, counting from the last time they came to that phase', async () => {
      insertSeance(db, { id: 'forgotten', phase: 'live', liveAt: MORNING })
      insertSeance(db, { id: 'reopened', phase: 'closed', liveAt: MORNING })
      await store.meetings.move('reopened', { from: 'closed', to: 'live', personId: null, at: MORNING + 40 * HOUR })
      insertSeance(db, { id: 'opened', phase: 'open', openedAt: MORNING })
      insertSeance(db, { id: 'over', phase: 'closed', liveAt: MORNING })
      const left = await store.meetings.gatheredSince(MORNING + 17 * HOUR)
      expect(left.map((s) => s.id)).toEqual(['forgotten', 'opened'])
    })

    it('finds meetings closed without their snapshot', async () => {
      insertSeance(db, { id: 'cut', phase: 'closed', closedAt: MORNING })
      insertSeance(db, { id: 'again', phase: 'closed', closedAt: MORNING + 10 })
      insertSeance(db, { id: 'done', phase: 'closed', closedAt: MORNING })
      const snapshot = { libelle: 'Clôture', position: 0, content: '{}', previousHash: null }
      db.insert(snapshots)
        .values([
          { ...snapshot, id: 's1', hash: 'h1', seanceId: 'again', at: MORNING },
          { ...snapshot, id: 's2', hash: 'h2', seanceId: 'done', at: MORNING },
        ])
        .run()
      expect((await store.meetings.closedWithoutSnapshot()).map((s) => s.id).sort()).toEqual(['again', 'cut'])
    })
  })
})
