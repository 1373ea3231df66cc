/** The server is restarted under a full room: people come back by themselves, not all at the same instant, with their text. */
import { expect, test } from 'vitest'
import { until } from '#tests/sync/peers'
import { type Crew, gather, mixed } from './crew.ts'
import { type FaultProxy, faultProxy } from './fault-proxy.ts'
import { inFrench, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

const CONNECTED = 150
const WRITERS = 20
const PER_SECOND = 2
const RESTARTS = sized(1, 5)
/** As long as a machine takes to start again. */
const OUTAGE_MS = 8_000
const WINDOW_MS = 250

interface Return {
  /** From the moment the server listens again until the last screen says « Enregistré ». */
  seconds: number
  /** Most connections within 250 ms. */
  crest: number
}

function crestOf(arrivals: readonly number[]): number {
  let most = 0
  for (let from = 0, to = 0; to < arrivals.length; to++) {
    while ((arrivals[to] ?? 0) - (arrivals[from] ?? 0) > WINDOW_MS) from++
    most = Math.max(most, to - from + 1)
  }
  return most
}

async function restart(workshop: Workshop, proxy: FaultProxy, crew: Crew, outageMs: number): Promise<Return> {
  const writers = crew.members.slice(0, WRITERS)
  for (const { writer } of writers) writer.start(PER_SECOND)
  const before = crew.acknowledged()
  await until(() => crew.acknowledged() > before + WRITERS, 'they are at it', 60_000)
  await workshop.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, outageMs)) // The outage itself.
  await workshop.start()
  const from = performance.now()
  const isBack = () => crew.members.every(({ writer }) => writer.opened.document.view().provider.synced)
  await until(isBack, 'everyone is back', 60_000)
  for (const { writer } of writers) writer.stop()
  await crew.atRest(60_000)
  const seconds = (performance.now() - from) / 1000
  return { seconds, crest: crestOf(proxy.arrivals.filter((at) => at >= from)) }
}

test(
  `a hundred and fifty people come back after a restart, nothing lost or doubled (SEED=${SEED})`,
  {
    timeout: 120_000 + RESTARTS * 120_000,
  },
  () =>
    promised('R6', async () => {
      const workshop = await openWorkshop()
      const proxy = await faultProxy(workshop.url, SEED)
      const crew = await gather({ workshop, byFor: mixed, size: CONNECTED, seed: SEED, addressFor: () => proxy.url })
      const returns: Return[] = []
      for (let i = 0; i < RESTARTS; i++) {
        returns.push(await restart(workshop, proxy, crew, 0))
        returns.push(await restart(workshop, proxy, crew, OUTAGE_MS))
      }
      expect(await crew.faults()).toEqual([])
      await workshop.kill('SIGTERM')
      expect(await crew.coldFaultsAtRest()).toEqual([])
      const slowest = Math.max(...returns.map(({ seconds }) => seconds))
      const crests = [0, 1].map((kind) =>
        Math.max(...returns.filter((_, i) => i % 2 === kind).map(({ crest }) => crest)),
      )
      const measured = `${inFrench(slowest, 1)} s au plus, crête ${crests[1]} (${crests[0]} si aussitôt), 0 perte, 0 doublon`
      return { measured, met: slowest <= 20 && (crests[1] ?? 0) <= 15 }
    }),
)
