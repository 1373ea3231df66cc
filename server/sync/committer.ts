/**
 * One queue to the disk for every room. A commit starts at once when idle; what arrives meanwhile is the next batch, in
 * one transaction. Nothing is told to anyone before its transaction is durable.
 */
import type { Logger } from 'pino'
import type { NewUpdate, UpdateLog } from '#server/store/update-log'

export interface Entry {
  /** Null when the message changed nothing: it only waits for what came before it. */
  update: NewUpdate | null
  target: Target
}
export interface Committed<E extends Entry = Entry> {
  entry: E
  /** Null when there was nothing to write. */
  position: number | null
  /** Server time of the transaction. */
  at: number
}
export interface Target {
  committed(batch: readonly Committed[]): void
}

export interface Committer {
  add(entry: Entry): void
  /** Adds one update that belongs to no open room; resolves when it is on disk. */
  append(update: NewUpdate): Promise<void>
  /** Runs between two transactions, after everything added before; while the disk fails, at once. */
  settled<T>(work: () => T): Promise<T>
  readonly healthy: boolean
  /** Position of the last transaction. */
  readonly position: number
  /** Resolves true when nothing is left to write, false at the deadline. */
  drain(deadlineMs: number): Promise<boolean>
}

interface Waiting {
  after: number
  /** Reading need not wait for a disk that fails; closing must. */
  impatient: boolean
  run(): void
}

/** Bounds one transaction, not what may wait. */
const MAX_BATCH = 2000
const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 2000

export interface CommitterParts {
  log: UpdateLog
  logger: Logger
  onHealth(healthy: boolean): void
}

export function createCommitter({ log, logger, onHealth }: CommitterParts): Committer {
  let queue: Entry[] = []
  let waiting: Waiting[] = []
  let added = 0
  let done = 0
  let running = false
  let healthy = true
  let position = 0

  function setHealth(next: boolean): void {
    if (healthy === next) return
    healthy = next
    onHealth(next)
  }

  /** Runs what waited for a point of the queue that is now on disk. */
  function release(reached: number): void {
    const isDue = (w: Waiting): boolean => w.after <= reached || (w.impatient && !healthy)
    const due = waiting.filter(isDue)
    waiting = waiting.filter((w) => !isDue(w))
    for (const { run } of due) run()
  }

  async function append(updates: readonly NewUpdate[]): Promise<{ positions: number[]; at: number }> {
    for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LAST_RETRY_MS)) {
      try {
        return await log.append(updates)
      } catch (error) {
        logger.error({ err: error, updates: updates.length }, 'the update log cannot be written; trying again')
        setHealth(false)
        release(done)
        await new Promise((resolve) => setTimeout(resolve, delay))
      }
    }
  }

  /** Hands each room its part of a batch, once. */
  function tell(batch: readonly Entry[], positions: readonly number[], at: number): void {
    const byTarget = new Map<Target, Committed[]>()
    let next = 0
    for (const entry of batch) {
      const found = entry.update === null ? null : (positions[next++] ?? null)
      if (found !== null) position = found
      const list = byTarget.get(entry.target)
      if (list === undefined) byTarget.set(entry.target, [{ entry, position: found, at }])
      else list.push({ entry, position: found, at })
    }
    for (const [target, list] of byTarget) target.committed(list)
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, MAX_BATCH)
      queue = queue.slice(MAX_BATCH)
      const updates = batch.flatMap(({ update }) => (update === null ? [] : [update]))
      const { positions, at } = updates.length > 0 ? await append(updates) : { positions: [], at: 0 }
      if (updates.length > 0) setHealth(true)
      tell(batch, positions, at)
      done += batch.length
      release(done)
    }
    running = false
  }

  function add(entry: Entry): void {
    queue.push(entry)
    added++
    if (running) return
    running = true
    setImmediate(() => void run())
  }

  return {
    add,
    append: (update) => new Promise((resolve) => add({ update, target: { committed: () => resolve() } })),
    get healthy() {
      return healthy
    },
    get position() {
      return position
    },
    settled(work) {
      return new Promise((resolve, reject) => {
        const attempt = () => {
          try {
            resolve(work())
          } catch (error) {
            reject(error)
          }
        }
        if (done === added || !healthy) attempt()
        else waiting.push({ after: added, impatient: true, run: attempt })
      })
    },
    drain(deadlineMs) {
      return new Promise((resolve) => {
        if (done === added) return resolve(true)
        const timer = setTimeout(() => resolve(false), deadlineMs)
        const run = () => {
          clearTimeout(timer)
          resolve(true)
        }
        waiting.push({ after: added, impatient: false, run })
      })
    },
  }
}
