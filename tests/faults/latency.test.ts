/** A full room: how long until what is typed is recorded, and until others see it. */

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { until } from '#tests/sync/peers'
import { gather, pick } from './crew.ts'
import { faultProxy, type Line } from './fault-proxy.ts'
import { inFrench, percentile, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { listener } from './wire.ts'
import { deviceOf, openSheet, openWorkshop, type Sheet, type Workshop } from './workshop.ts'

const CONNECTED = 150
const WRITERS = 20
const OBSERVERS = 5
const PER_SECOND = 4
const KEYS = sized(32, 240)
/** A phone on a train: a round trip of 150 ms, more or less 60, and nothing at all for a second, 2 % of the time. */
const MOBILE: Line = { latencyMs: 75, jitterMs: 30, stalls: { everyMs: 50_000, ms: 1000 } }

interface Delays {
  acknowledged: number[]
  seen: number[]
}

async function typeInAFullRoom(workshop: Workshop, address: string, sheet: Sheet, prefix: string): Promise<Delays> {
  const people = await workshop.participants(CONNECTED - WRITERS, prefix)
  const observers = people.slice(0, OBSERVERS)
  for (const person of people.slice(OBSERVERS)) await listener(workshop.url, person, sheet.id, workshop.url)

  const delays: Delays = { acknowledged: [], seen: [] }
  const doneAt = new Map<string, number[]>()
  const writtenAt = new Map<string, number>()
  const toldOf = new Map<string, number>()
  const crew = await gather({
    workshop,
    size: WRITERS,
    seed: SEED,
    prefix,
    addressFor: () => address,
    sheetFor: () => sheet,
    onAct({ name, acts }) {
      const now = performance.now()
      doneAt.set(name, [...(doneAt.get(name) ?? []), now])
      const last = acts.at(-1)
      if (last?.kind === 'write') writtenAt.set(last.token.slice(1, -1), now)
      // The caret follows, and is told to everyone.
      const doc = crew.members.find(({ writer }) => writer.name === name)?.writer.opened.document.view()
      if (doc === undefined) return
      const at = Y.createRelativePositionFromTypeIndex(rootProse(doc.doc, 'contours'), acts.length % 3)
      doc.awareness.setLocalStateField('cursor', { anchor: at, head: at })
    },
    onTold({ name, acknowledged }) {
      const now = performance.now()
      const done = doneAt.get(name) ?? []
      for (let i = toldOf.get(name) ?? 0; i < acknowledged; i++) {
        const at = done[i]
        if (at !== undefined) delays.acknowledged.push(now - at)
      }
      toldOf.set(name, acknowledged)
    },
  })
  for (const [i, person] of observers.entries()) {
    const opened = openSheet(deviceOf(address, person, workshop.url), sheet, `${prefix}o${i}`)
    await opened.reaches('enregistre')
    opened.document.view().doc.on('update', (bytes: Uint8Array) => {
      const now = performance.now()
      for (const [token] of Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/[a-z]+\d\d-\d{6}/g)) {
        const at = writtenAt.get(token)
        if (at !== undefined) delays.seen.push(now - at)
      }
    })
  }
  crew.start(PER_SECOND)
  await until(() => crew.oracle.hands.every(({ acts }) => acts.length >= KEYS), 'everyone typed enough', 600_000)
  crew.stop()
  await crew.atRest()
  expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
  for (const { writer } of crew.members) writer.opened.document.close()
  return delays
}

const words = (delays: readonly number[], shares: readonly number[]): string =>
  shares.map((share) => `p${share * 100} ${inFrench(percentile(delays, share))} ms`).join(', ')

test(`in a full room what is typed is soon recorded and soon seen (SEED=${SEED})`, { timeout: 900_000 }, async () => {
  let near: Delays = { acknowledged: [], seen: [] }
  const workshop = await openWorkshop()
  await promised('R4', async () => {
    near = await typeInAFullRoom(workshop, workshop.url, pick(workshop.sheets, 1), 'lan')
    const [half, most] = [percentile(near.acknowledged, 0.5), percentile(near.acknowledged, 0.99)]
    expect(near.acknowledged.length).toBeGreaterThan((WRITERS * KEYS) / 2)
    return { measured: words(near.acknowledged, [0.5, 0.99]), met: half <= 50 && most <= 300 }
  })
  await promised('R5', async () => {
    expect(near.seen.length).toBeGreaterThan((OBSERVERS * WRITERS * KEYS) / 2)
    const proxy = await faultProxy(workshop.url, SEED)
    proxy.set('both', MOBILE)
    const far = await typeInAFullRoom(workshop, proxy.url, pick(workshop.sheets, 2), 'mob')
    const met = percentile(near.seen, 0.95) <= 250 && percentile(far.seen, 0.95) <= 1000
    return { measured: `local ${words(near.seen, [0.95])} ; 4G ${words(far.seen, [0.95])}`, met }
  })
})
