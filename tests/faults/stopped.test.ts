/** The server's process stands still, as a machine that swaps or a laptop whose lid was closed, then goes on. */
import { expect, test } from 'vitest'
import { until } from '#tests/sync/peers'
import { gather, mixed } from './crew.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop } from './workshop.ts'

const STOPPED_MS = sized(5_000, 20_000)
const TIMES = sized(1, 5)
const WRITERS = 12
const PER_SECOND = 5

test(`a process that stands still and goes on loses nothing, and says nothing is recorded meanwhile (SEED=${SEED})`, {
  timeout: 120_000 + TIMES * 60_000,
}, async () => {
  const workshop = await openWorkshop()
  const crew = await gather({ workshop, byFor: mixed, size: WRITERS, seed: SEED })
  crew.start(PER_SECOND)
  for (let i = 0; i < TIMES; i++) {
    const before = crew.acknowledged()
    await until(() => crew.acknowledged() > before + WRITERS, 'they are at it')
    workshop.signal('SIGSTOP')
    const all = () => crew.oracle.hands.map(({ acts }) => acts.length)
    const atStop = all()
    await new Promise((resolve) => setTimeout(resolve, STOPPED_MS)) // The standstill itself.
    for (const [i, hand] of crew.oracle.hands.entries()) {
      expect(hand.acts.length, 'they typed on').toBeGreaterThan(atStop[i] ?? 0)
      expect(hand.acknowledged, 'nobody is told that what came after is recorded').toBeLessThanOrEqual(atStop[i] ?? 0)
    }
    workshop.signal('SIGCONT')
  }
  crew.stop()
  await crew.atRest()
  expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
  for (const { writer } of crew.members) expect(writer.opened.seen).not.toContain('refuse')
  await workshop.kill('SIGKILL')
  expect(await crew.coldFaultsAtRest(), `SEED=${SEED}`).toEqual([])
})
