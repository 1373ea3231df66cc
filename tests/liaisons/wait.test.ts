import { expect, test, vi } from 'vitest'
import { createLiaisons } from '#server/liaisons/liaisons'
import type { Link } from '#server/services'
import { sqlitePlanStore } from '#server/store/plan-store'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { tempStore } from '#tests/support/store'

const link = (over: Partial<Link>): Link => ({
  ...{ personId: 'awa', sessionId: 's', documentId: 'restitution', transport: 'webSocket', since: 0 },
  ...{ sessionIsOpen: true, writes: true, heardAt: Date.now(), wroteAt: null, toldAt: Date.now() },
  ...{ pending: 0, pendingSince: null, waiting: 0 },
  ...over,
})

function waiting(first: Link, withinMs: number) {
  const { db } = tempStore()
  const held = { links: [first], asked: 0 }
  const links = {
    of: (ids: readonly string[]) => held.links.filter((l) => ids.includes(l.documentId)),
    ask: () => void held.asked++,
    forget: () => undefined,
  }
  const parts = { seances: sqliteSeanceStore(db), plan: sqlitePlanStore(db), clock: Date.now, withinMs }
  const liaisons = createLiaisons({ ...parts, rooms: { links } })
  let ended = false
  const settled = liaisons.settled('restitution').then(() => {
    ended = true
  })
  return { held, settled, ended: () => ended }
}

test('an export waits for what is on its way, and goes as soon as it has come', async () => {
  const { held, settled, ended } = waiting(link({ pending: 1, pendingSince: Date.now() - 5_000 }), 60_000)
  // Asked again and again: by themselves pages tell once a second.
  await vi.waitFor(() => expect(held.asked).toBeGreaterThan(2), { timeout: 10_000 })
  expect(ended()).toBe(false)
  held.links = [link({ toldAt: Date.now() + 60_000 })]
  await settled
})

test('an export names nobody and waits no longer than it must', async () => {
  await waiting(link({ pending: 1, pendingSince: Date.now() - 5_000 }), 50).settled
  await waiting(link({ transport: null, pending: 4, since: Date.now() - 60_000 }), 60_000).settled
})

test('a page that sleeps and whose device answers is not waited for to the end', async () => {
  const asleep = link({ toldAt: Date.now() - 60_000, heardAt: Date.now() + 60_000 })
  const { settled } = waiting(asleep, 60_000)
  await settled
})
