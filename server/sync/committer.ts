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
export interface Committed {
  /** Log position once this entry is on disk: of its own update, or of the last before it. */
  position: number
  /** Server time of the transaction. */
  at: number
}
export interface Target {
  committed(batch: readonly Committed[]): void
}

export interface Committer {
  add(entry: Entry): void
  /** Adds one update that belongs to no open room; resolves with its position when it is on disk. */
  append(update: NewUpdate): Promise<number>
  /** Resolves with the log position once everything added before is on disk; null when the disk fails meanwhile. */
  cut(): Promise<number | null>
  readonly healthy: boolean
  /** Resolves true when nothing is left to write, false at the deadline. */
  drain(deadlineMs: number): Promise<boolean>
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
  let running = false
  let healthy = true
  /** Of the last update on disk; null until the log was asked, or something was committed. */
  let position: number | null = null
  /** Those who will not wait for a disk that fails. */
  const impatient = new Set<() => void>()

  function setHealth(next: boolean): void {
    if (healthy === next) return
    healthy = next
    onHealth(next)
  }

  function giveUpWaiting(): void {
    const waiting = [...impatient]
    impatient.clear()
    for (const giveUp of waiting) giveUp()
  }

  async function writeOnce(updates: readonly NewUpdate[]): Promise<{ positions: readonly number[]; at: number }> {
    if (updates.length > 0) return log.append(updates)
    position ??= await log.position()
    return { positions: [], at: 0 }
  }

  /** Tries until it works: what was taken from people is never given up. */
  async function write(updates: readonly NewUpdate[]): ReturnType<typeof writeOnce> {
    for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LAST_RETRY_MS)) {
      try {
        const written = await writeOnce(updates)
        if (updates.length > 0) setHealth(true)
        return written
      } catch (error) {
        logger.error({ err: error, updates: updates.length }, 'the update log cannot be written; trying again')
        setHealth(false)
        giveUpWaiting()
        await new Promise((resolve) => setTimeout(resolve, delay))
      }
    }
  }

  /** Hands each room its part of a batch, once. */
  function tell(batch: readonly Entry[], positions: readonly number[], at: number): void {
    const byTarget = new Map<Target, Committed[]>()
    let next = 0
    for (const { update, target } of batch) {
      if (update !== null) position = positions[next++] ?? position
      const committed = { position: position ?? 0, at }
      const list = byTarget.get(target)
      if (list === undefined) byTarget.set(target, [committed])
      else list.push(committed)
    }
    for (const [target, list] of byTarget) target.committed(list)
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, MAX_BATCH)
      queue = queue.slice(MAX_BATCH)
      const { positions, at } = await write(batch.flatMap(({ update }) => (update === null ? [] : [update])))
      tell(batch, positions, at)
    }
    running = false
  }

  function add(entry: Entry): void {
    queue.push(entry)
    if (running) return
    running = true
    setImmediate(() => void run())
  }

  /** An entry that writes nothing is a point in the queue: its position is exact, whatever shares its transaction. */
  const point = (reached: (position: number) => void): void =>
    add({ update: null, target: { committed: ([at]) => reached(at?.position ?? 0) } })

  return {
    add,
    append: (update) =>
      new Promise((resolve) => add({ update, target: { committed: ([at]) => resolve(at?.position ?? 0) } })),
    cut() {
      return new Promise((resolve) => {
        if (!healthy) return resolve(null)
        const giveUp = (): void => resolve(null)
        impatient.add(giveUp)
        point((position) => {
          impatient.delete(giveUp)
          resolve(position)
        })
      })
    },
    get healthy() {
      return healthy
    },
    drain(deadlineMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), deadlineMs)
        point(() => {
          clearTimeout(timer)
          resolve(true)
        })
      })
    },
  }
}
