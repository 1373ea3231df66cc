/** The machine a run is made on: which core does what, who else is on it, and what the disk's word costs. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, cpus, release, setPriority, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { median } from './report/figures.ts'

const SERVER_CORE = 0
const LOAD_CORE = 1
/** Below 0, where it is allowed, what else runs on the machine disturbs less. */
const SERVER_NICE = -10
export const LEAD_NICE = -10
export const CROWD_NICE = -5

const cores = availableParallelism()
const canPin = cores > 1 && spawnSync('taskset', ['-V']).status === 0

/** What to put before the command of a server: a core of its own, all its threads on it. */
export const serverPrefix: readonly string[] = canPin
  ? ['nice', '-n', String(SERVER_NICE), 'taskset', '-c', String(SERVER_CORE)]
  : []

/** Leaves the servers' core to them; what this process starts from now on inherits it. */
export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', String(LOAD_CORE), String(process.pid)])
}

export function prioritise(pid: number, nice: number): void {
  try {
    setPriority(pid, nice)
  } catch {
    // Only an administrator may go below 0: the load generator then shares its core like any other.
  }
}

/** How long each core has been busy, in milliseconds; null where the system does not say. */
export interface Busy {
  server: number
  load: number
}

const TICK_MS = 10

export function coresBusy(): Busy | null {
  if (!canPin || !existsSync('/proc/stat')) return null
  const lines = readFileSync('/proc/stat', 'utf8').split('\n')
  const busy = (core: number): number => {
    const line = lines.find((one) => one.startsWith(`cpu${core} `)) ?? ''
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(' ').slice(1).map(Number)
    return (user + nice + system + irq + softirq + steal) * TICK_MS
  }
  return { server: busy(SERVER_CORE), load: busy(LOAD_CORE) }
}

const QUIET_SHARE = 0.1
const LOOK_MS = 500

/** Waits until nothing much else runs, but not for ever. */
export async function calm(patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const before = coresBusy()
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const after = coresBusy()
    if (before === null || after === null) return
    if (Math.max(after.server - before.server, after.load - before.load) < QUIET_SHARE * LOOK_MS) return
  }
}

/** Milliseconds of one durable write of 4 KiB where the servers keep their data. */
export function syncCost(): number {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-bench-'))
  const file = openSync(join(folder, 'sync'), 'w')
  const page = Buffer.alloc(4096)
  const costs = Array.from({ length: 200 }, (_, i) => {
    const began = performance.now()
    writeSync(file, page, 0, page.length, i * page.length)
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return median(costs)
}

export function described(): string {
  const pinned = canPin
    ? `servers on core ${SERVER_CORE}, load generator on core ${LOAD_CORE}`
    : '**not pinned: figures of servers and generator disturb each other**'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${cores} cores, ${memory} GiB, Linux ${release()}, Node ${process.version}; ${pinned}`
}
