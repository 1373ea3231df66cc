/**
 * A recorded run, cut anywhere: what the screens said was recorded at that moment must be in what the disk may hold. The
 * same harness must find losses when the same server syncs less, or it would prove nothing.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '#server/project-root'
import { randomFrom } from '#tests/convergence/random'
import { serverBundleFolder } from '#tests/support/server'
import { tempDir } from '#tests/support/temp-dir'
import { until } from '#tests/sync/peers'
import { type Crew, gather, mixed } from './crew.ts'
import { buildShim, type DiskRecord } from './disk-shim.ts'
import { inFrench, promised } from './figures.ts'
import { createOracle, type Oracle, tokensIn } from './oracle.ts'
import { createDisk } from './power-cut.ts'
import { SEED, sized } from './profile.ts'
import { openCold, openWorkshop, type Sheet } from './workshop.ts'

const POINTS = sized(400, 2000)
const WRITERS = 10
const ACTS = sized(700, 3000)
const PER_SECOND = 25

/** The server of the sources, built to sync as SQLite does unless told. */
function careless(): string {
  const folder = join(projectRoot(), 'dist', `tests-${process.pid}-careless`)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(serverBundleFolder(), folder, { recursive: true })
  let changed = 0
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const code = readFileSync(join(folder, name), 'utf8')
    const next = code.replaceAll('synchronous = FULL', 'synchronous = NORMAL')
    if (next !== code) changed++
    writeFileSync(join(folder, name), next)
  }
  expect(changed, 'files that say how SQLite syncs').toBeGreaterThan(0)
  return folder
}

interface Recorded {
  records: DiskRecord[]
  /** Where the first person was there already. */
  from: number
  oracle: Oracle
  sheets: Sheet[]
}

async function record(bundle?: string): Promise<Recorded> {
  const dataDir = tempDir()
  const shim = buildShim(dataDir, { syncUs: 500 })
  const workshop = await openWorkshop({ dataDir, env: shim.env, ...(bundle === undefined ? {} : { bundle }) })
  const told: Parameters<typeof gather>[0]['onTold'] = ({ name, acknowledged }) => shim.told(name, acknowledged)
  const crew: Crew = await gather({ workshop, byFor: mixed, size: WRITERS, seed: SEED, onTold: told })
  const from = shim.records().length
  crew.start(PER_SECOND)
  await until(() => crew.acknowledged() >= ACTS, 'enough is acknowledged', 120_000)
  crew.stop()
  await workshop.kill('SIGKILL')
  const sheets = [...new Set(crew.members.map(({ sheet }) => sheet))]
  return { records: shim.records(), from, oracle: crew.oracle, sheets }
}

/** The oracle as it was: the same acts, and what each had been told. */
function oracleAt(after: Oracle, told: ReadonlyMap<string, number>): Oracle {
  const oracle = createOracle()
  for (const { name, acts } of after.hands) {
    const hand = oracle.hand(name)
    for (const act of acts) hand.did(act)
    hand.told(told.get(name) ?? 0)
  }
  return oracle
}

/** Half of the points are right after a screen said something: that is where a promise is easiest to break. */
function pointsOf({ records, from }: Recorded, count: number, random: ReturnType<typeof randomFrom>): number[] {
  const afterTold = records.flatMap(({ type }, i) => (i >= from && type === 'told' ? [i + 1] : []))
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? random.pick(afterTold) : from + random.below(records.length - from + 1),
  ).sort((a, b) => a - b)
}

/** Cuts the power at each point in turn; answers the faults of each that had some. */
async function cutEverywhere(run: Recorded, count: number, until = Number.POSITIVE_INFINITY): Promise<string[][]> {
  const random = randomFrom(SEED)
  const disk = createDisk()
  const told = new Map<string, number>()
  const found: string[][] = []
  const folder = tempDir()
  let played = 0
  for (const point of pointsOf(run, count, random)) {
    for (; played < point; played++) {
      const record = run.records[played]
      if (record === undefined) break
      disk.play(record)
      if (record.type === 'told') told.set(record.hand, record.count)
    }
    const place = join(folder, String(found.length))
    mkdirSync(place)
    disk.cut(place, random)
    const faults = await faultsAfter(place, run.sheets, oracleAt(run.oracle, told))
    rmSync(place, { recursive: true })
    if (faults.length > 0) found.push([`cut after record ${point}`, ...faults])
    if (found.length >= until) break
  }
  return found
}

async function faultsAfter(folder: string, sheets: readonly Sheet[], oracle: Oracle): Promise<string[]> {
  try {
    const cold = await openCold(folder, sheets)
    const found = new Map<string, number>()
    for (const sheet of sheets) {
      const doc = cold.get(sheet.id)?.replayed
      if (doc !== undefined) for (const [token, times] of tokensIn(sheet.kind, doc)) found.set(token, times)
    }
    return oracle.faultsIn('disk', found)
  } catch (error) {
    return [`the files cannot be opened: ${String(error)}`]
  }
}

test(
  `what was told is recorded survives a power cut at ${POINTS} points, and the same harness finds losses when the server syncs less (SEED=${SEED})`,
  {
    timeout: POINTS * 1000,
  },
  () =>
    promised('R2', async () => {
      const careful = await record()
      expect((await cutEverywhere(careful, POINTS)).slice(0, 3)).toEqual([])
      const lost = await cutEverywhere(await record(careless()), POINTS / 4)
      expect(lost.length, 'losses found under synchronous=NORMAL').toBeGreaterThan(0)
      const measured = `0 en ${inFrench(POINTS)} coupures ; sous NORMAL, ${lost.length} coupures sur ${POINTS / 4} en perdent`
      return { measured, met: true }
    }),
)
