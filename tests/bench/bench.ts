/** What a scenario is given: servers to start, a load generator, and how long to go on. */
import { type Loader, startLoader } from './load/loader.ts'
import { CROWD_NICE, calm, LEAD_NICE } from './machine.ts'
import type { Prepared } from './prepare.ts'
import { medians } from './report/figures.ts'
import { makeDataDir, type RunningServer, removeDataDir, startServer } from './server-process.ts'
import type { ServerName } from './servers.ts'
import { inTurn } from './turn.ts'

export interface Bench {
  servers: readonly ServerName[]
  repeats: number
  /** Everything once and short: does it work, not how fast. */
  quick: boolean
  /** Says where the time of each server goes. */
  profile: boolean
  prepared: Prepared
  say(line: string): void
}

/** One server and a generator, both fresh. */
export interface Trial {
  name: ServerName
  server: RunningServer
  /** Writes and reads in time: what latency is measured by. */
  lead: Loader
  /** Everybody else, on the time the lead leaves. */
  crowd: Loader
  /** Starts the server again on its data and its port. */
  restart(how: 'stop' | 'kill'): Promise<RunningServer>
}

/** How long a trial waits for what else runs to end. */
const PATIENCE_MS = 60_000

async function tried<T>(
  { prepared, quick }: Bench,
  name: ServerName,
  options: Readonly<Record<string, unknown>>,
  work: (trial: Trial) => Promise<T>,
): Promise<T> {
  if (!quick) await calm(PATIENCE_MS)
  const dataDir = makeDataDir()
  const script = prepared.scriptOf(name)
  const start = (port: number) => startServer({ name, script, dataDir, port, options })
  const lead = startLoader(prepared.loadScript, LEAD_NICE)
  const crowd = startLoader(prepared.loadScript, CROWD_NICE)
  const trial: Trial = {
    name,
    server: await start(0),
    lead,
    crowd,
    async restart(how) {
      await trial.server[how]()
      trial.server = await start(trial.server.target.port)
      return trial.server
    },
  }
  try {
    const result = await work(trial)
    const faults = [...(await lead.faults(null)), ...(await crowd.faults(null))]
    if (faults.length > 0)
      throw new Error(`${name}: ${faults.length} clients were let go: ${faults.slice(0, 3).join('; ')}`)
    return result
  } finally {
    await Promise.all([lead.end(), crowd.end()])
    await trial.server.kill()
    removeDataDir(dataDir)
  }
}

/** When it is this run's turn, and the machine has grown calm. */
export const withTrial = <T>(...args: Parameters<typeof tried<T>>): Promise<T> => inTurn(() => tried(...args))

export interface Failure {
  server: ServerName
  why: string
}
/** What each server came to: the medians of its repeats, or why there are none. */
export interface Outcome<K extends string> {
  medians: Map<ServerName, Record<K, number>>
  failures: Failure[]
}

/** Share of a core taken by others beyond which a measurement is made again, and how often. */
const MOST_NOISE = 15
const TRIES = 3

/** The calmest of a few tries; a row says in `noise` what share of a core, in percent, others took meanwhile. */
async function calmest<K extends string>(
  measure: () => Promise<Record<K, number>>,
  isQuick: boolean,
): Promise<Record<K, number>> {
  let best: Record<K, number> | null = null
  const noiseOf = (row: Readonly<Record<string, number>>): number => row.noise ?? 0
  for (let tries = 0; tries < (isQuick ? 1 : TRIES); tries++) {
    const row = await measure()
    if (best === null || noiseOf(row) < noiseOf(best)) best = row
    if (noiseOf(best) <= MOST_NOISE) break
  }
  if (best === null) throw new Error('nothing was measured')
  return best
}

/** Every server in turn, as many times as asked, each time another first: what the machine does meanwhile falls on all. */
export async function interleaved<K extends string>(
  { repeats, quick, say }: Bench,
  what: string,
  servers: readonly ServerName[],
  measure: (server: ServerName, repeat: number) => Promise<Record<K, number>>,
): Promise<Outcome<K>> {
  const measured = new Map<ServerName, Record<K, number>[]>()
  const failures: Failure[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let i = 0; i < servers.length; i++) {
      const server = servers[(i + repeat) % servers.length]
      if (server === undefined) continue
      try {
        const row = await calmest(() => measure(server, repeat), quick)
        measured.set(server, [...(measured.get(server) ?? []), row])
        say(`${what}, ${repeat + 1}/${repeats}, ${server}: ${brief(row)}`)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        failures.push({ server, why })
        say(`${what}, ${repeat + 1}/${repeats}, ${server}: FAILED: ${why}`)
      }
    }
  }
  const rows = servers.flatMap((server) => {
    const all = measured.get(server)
    return all === undefined ? [] : [[server, medians(all)] as const]
  })
  return { medians: new Map(rows), failures }
}

const brief = (row: Readonly<Record<string, number>>): string =>
  Object.entries(row)
    .map(([key, value]) => `${key} ${Number(value.toPrecision(3))}`)
    .join(', ')
