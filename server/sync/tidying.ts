/** Merges old updates of the log, a chapter at a time, with long pauses: nobody who writes must notice. */
import type { Logger } from 'pino'
import type { Clock } from '#server/services'
import type { UpdateLog } from '#server/store/update-log'

export interface TidyingParts {
  log: Pick<UpdateLog, 'compact'>
  /** Log positions where replaying must stay exact: those of snapshots. */
  keep(): Promise<readonly number[]>
  clock: Clock
  logger: Logger
}

/** A meeting, and what is finished on its evening, keep every update as it came. */
const OLD_MS = 24 * 3_600_000
const EVERY_MS = 3_600_000
/** Of the time a chapter took, how many times as long nothing is done. */
const REST_FACTOR = 20
const LEAST_REST_MS = 250

/** Begins after the first hour, so that a start is never slowed; returns what stops it. */
export function keepTidy({ log, keep, clock, logger }: TidyingParts): () => void {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  let chapters = 0

  async function tidyOne(): Promise<number> {
    const began = performance.now()
    const done = await log.compact(clock() - OLD_MS, await keep())
    if (done !== null) {
      chapters++
      return Math.max(LEAST_REST_MS, REST_FACTOR * (performance.now() - began))
    }
    if (chapters > 0) logger.info({ chapters }, 'old updates were merged')
    chapters = 0
    return EVERY_MS
  }

  function wait(ms: number): void {
    if (stopped) return
    timer = setTimeout(() => {
      tidyOne().then(wait, (error: unknown) => {
        logger.warn({ err: error }, 'old updates could not be merged')
        wait(EVERY_MS)
      })
    }, ms)
    timer.unref()
  }

  wait(EVERY_MS)
  return () => {
    stopped = true
    if (timer !== null) clearTimeout(timer)
  }
}
