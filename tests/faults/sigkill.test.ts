/**
 * The process is killed again and again while thirty people write: what each of them was told is recorded is on disk, and
 * people go on by themselves. SIGKILL leaves the page cache, so this says nothing of power cuts: see `power-cut.test.ts`.
 */
import { expect, test } from 'vitest'
import { randomFrom } from '#tests/convergence/random'
import { until } from '#tests/sync/peers'
import { gather, mixed } from './crew.ts'
import { inFrench, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop } from './workshop.ts'

const KILLS = sized(20, 200)
const WRITERS = 30
const PER_SECOND = 4
const LONGEST_WAIT_MS = sized(300, 3000)

test(`what was told is recorded survives SIGKILL (SEED=${SEED})`, { timeout: KILLS * 15_000 }, () =>
  promised('R1', async () => {
    const random = randomFrom(SEED)
    const workshop = await openWorkshop()
    const crew = await gather({ workshop, byFor: mixed, size: WRITERS, seed: SEED })
    crew.start(PER_SECOND)
    for (let kill = 0; kill < KILLS; kill++) {
      const before = crew.oracle.hands.map((hand) => hand.acknowledged)
      const moved = () => crew.oracle.hands.filter((hand, i) => hand.acknowledged > (before[i] ?? 0)).length
      await until(() => moved() >= WRITERS / 2, 'half of them are told of something new', 30_000)
      // The moment of the fault, anywhere between two commits.
      await new Promise((resolve) => setTimeout(resolve, random.below(LONGEST_WAIT_MS)))
      await workshop.kill('SIGKILL')
      expect(await crew.coldFaults(), `kill ${kill}`).toEqual([])
      await workshop.start()
      // A browser says when its network is back; half of these people have one that does not.
      for (const { writer } of crew.members.slice(0, WRITERS / 2)) writer.opened.document.check()
    }
    crew.stop()
    await crew.atRest()
    expect(await crew.faults()).toEqual([])
    const acknowledged = crew.acknowledged()
    await workshop.kill('SIGKILL')
    expect(await crew.coldFaultsAtRest()).toEqual([])
    const measured = `0 sur ${inFrench(acknowledged)}, ${KILLS} arrêts, ${WRITERS} personnes`
    return { measured, met: true }
  }),
)
