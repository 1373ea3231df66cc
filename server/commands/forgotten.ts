import type { Logger } from 'pino'
import type { Clock } from '#server/services'
import type { Commands } from './commands.ts'

interface Needs {
  commands: Pick<Commands, 'closeForgotten'>
  clock: Clock
  logger: Pick<Logger, 'error'>
}

const EVERY = 10 * 60_000

/** Looks for meetings nobody closed, now and every ten minutes; returns what stops it. */
export function watchForgotten({ commands, clock, logger }: Needs): () => void {
  const look = () => {
    commands
      .closeForgotten(clock())
      .catch((err: unknown) => logger.error({ err }, 'meetings left open could not be closed'))
  }
  look()
  const timer = setInterval(look, EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
