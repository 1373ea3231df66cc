/** A network that comes and goes while people type: sometimes reset, sometimes silent, sometimes cut in the middle of a message. */
import { expect, test } from 'vitest'
import { randomFrom } from '#tests/convergence/random'
import { gather, mixed } from './crew.ts'
import { faultProxy } from './fault-proxy.ts'
import { inFrench, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop, residentMegabytes } from './workshop.ts'

const TIMES = sized(20, 100)
const UP_MS = sized(500, 2000)
const DOWN_MS = sized(400, 3000)
const WRITERS = 8
const PER_SECOND = 6
/** What the server may have grown by: mostly the text. */
const MOST_GROWTH_MB = 64

const lasts = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test(`a network that comes and goes loses and doubles nothing (SEED=${SEED})`, { timeout: 60_000 + TIMES * 8000 }, () =>
  promised('R8', async () => {
    const random = randomFrom(SEED)
    const workshop = await openWorkshop()
    const proxy = await faultProxy(workshop.url, SEED)
    proxy.set('both', { latencyMs: 20, jitterMs: 15, sliceBytes: 40 })
    const crew = await gather({ workshop, byFor: mixed, size: WRITERS, seed: SEED, addressFor: () => proxy.url })
    crew.start(PER_SECOND)
    const before = residentMegabytes(workshop.pid)
    for (let i = 0; i < TIMES; i++) {
      await lasts(UP_MS)
      proxy.refuse(true)
      if (random.chance(0.7)) proxy.reset()
      else proxy.halfOpen()
      await lasts(DOWN_MS)
      proxy.refuse(false)
      // Browsers say when the network is back; a connection that heard nothing is given up for a new one.
      for (const { writer } of crew.members) writer.opened.document.check()
    }
    const grown = residentMegabytes(workshop.pid) - before
    crew.stop()
    await crew.atRest(60_000)
    expect(await crew.faults()).toEqual([])
    const acknowledged = crew.acknowledged()
    await workshop.kill('SIGKILL')
    expect(await crew.coldFaultsAtRest()).toEqual([])
    expect(grown).toBeLessThan(MOST_GROWTH_MB)
    const measured = `0 perte, 0 doublon en ${TIMES} coupures, ${inFrench(acknowledged)} modifications ; serveur +${inFrench(grown)} Mo`
    return { measured, met: true }
  }),
)
