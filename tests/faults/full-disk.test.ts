/** The disk is full while people write: they are told, nobody is told otherwise, and it goes on alone once there is room. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempDir } from '#tests/support/temp-dir'
import { until } from '#tests/sync/peers'
import { gather, mixed } from './crew.ts'
import { buildShim } from './disk-shim.ts'
import { inFrench, percentile, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop } from './workshop.ts'

const TIMES = sized(3, 20)
const WRITERS = 12
const PER_SECOND = 5
/** The promises are one second and ten; these are for machines with other things to do. */
const SAID_WITHIN_MS = 10_000
const BACK_WITHIN_MS = 30_000

interface FullDisk {
  dataDir: string
  env: Record<string, string>
  setFull(full: boolean): void
}

function refusedWrites(): FullDisk {
  const dataDir = tempDir()
  const { env, setFull } = buildShim(dataDir, { recording: false })
  return { dataDir, env, setFull }
}

/** A file system of its own, in memory; null where this user may not mount one. */
function smallDisk(): FullDisk | null {
  const dataDir = tempDir()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=700', 'none', dataDir]).status !== 0) return null
  onTestFinished(() => void spawnSync('umount', ['-l', dataDir]))
  const filler = join(dataDir, 'filler')
  return {
    dataDir,
    env: {},
    setFull(full) {
      rmSync(filler, { force: true })
      if (full) fill(filler)
    },
  }
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  const { bsize } = statfsSync(path)
  try {
    for (;;) writeSync(file, Buffer.alloc(bsize))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
}

async function fillAndFree(disk: FullDisk): Promise<{ said: number[]; back: number[] }> {
  const workshop = await openWorkshop({ dataDir: disk.dataDir, env: disk.env })
  const crew = await gather({ workshop, byFor: mixed, size: WRITERS, seed: SEED })
  const all = (kind: string) => crew.members.every(({ writer }) => writer.opened.status().kind === kind)
  const ready = async () => (await fetch(`${workshop.url}/health/ready`)).status
  const [said, back]: number[][] = [[], []]
  for (let i = 0; i < TIMES; i++) {
    crew.start(PER_SECOND)
    const before = crew.acknowledged()
    await until(() => crew.acknowledged() > before + WRITERS, 'they are at it', 30_000)
    disk.setFull(true)
    const fullAt = performance.now()
    await until(() => all('nonEnregistre'), 'everyone is told', SAID_WITHIN_MS)
    said?.push(performance.now() - fullAt)
    // Nothing is told to be recorded that is not, and reading goes on.
    expect(await crew.coldFaults(), `SEED=${SEED}`).toEqual([])
    const acknowledged = crew.acknowledged()
    const acts = () => crew.oracle.hands.reduce((sum, hand) => sum + hand.acts.length, 0)
    const typed = acts()
    await until(() => acts() > typed + 2 * WRITERS, 'they type on')
    expect(crew.acknowledged()).toBe(acknowledged)
    expect((await workshop.staff.get(`/api/seances/${workshop.seanceId}`)).status).toBe(200)
    crew.stop()
    disk.setFull(false)
    const freeAt = performance.now()
    await crew.atRest(BACK_WITHIN_MS)
    back?.push(performance.now() - freeAt)
  }
  expect(await ready()).toBe(200)
  expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
  await workshop.kill('SIGKILL')
  expect(await crew.coldFaultsAtRest(), `SEED=${SEED}`).toEqual([])
  return { said: said ?? [], back: back ?? [] }
}

const words = (how: string, { said, back }: { said: number[]; back: number[] }): string =>
  `${how} : dit en ${inFrench(percentile(said, 1))} ms, repris en ${inFrench(percentile(back, 1) / 1000, 1)} s au plus`

test(`a disk that refuses to write is said, and nothing else is (SEED=${SEED})`, { timeout: TIMES * 90_000 }, () =>
  promised('R10', async () => {
    const { said, back } = await fillAndFree(refusedWrites())
    const met = percentile(said, 1) <= 1000 && percentile(back, 1) <= 10_000
    return { measured: `${words('écritures refusées', { said, back })}, 0 confirmation fausse`, met }
  }),
)

test(`a small disk that is really full is said, and nothing else is (SEED=${SEED})`, {
  timeout: TIMES * 90_000,
}, async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) skip('mounting a disk in memory is for the superuser')
  else
    await promised('R10', async () => {
      const { said, back } = await fillAndFree(disk)
      const met = percentile(said, 1) <= 1000 && percentile(back, 1) <= 10_000
      return { measured: `${words('disque de 32 Mio', { said, back })}, 0 confirmation fausse`, met }
    })
})
