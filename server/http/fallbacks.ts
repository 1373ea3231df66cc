import type { Hono } from 'hono'
import type { AppServices } from './app-services.ts'
import { refuse } from './refusal.ts'

interface Trace {
  name: string
  code?: string
  message?: string
  frames: string[]
  cause?: Trace
}

/**
 * What may be written of an error. A failed query repeats its values and a failed parse its text: names of people among
 * them. Only sentences of the program itself are kept.
 */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const ours = (error.name === 'Error' && error.constructor === Error) || error instanceof TypeError
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((l) => /^\s+at /.test(l))
    .slice(0, 12)
    .map((l) => l.trim())
  return {
    name: error.constructor.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(ours ? { message: error.message } : {}),
    frames,
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  }
}

/** What no subject answers, and what went wrong. */
export function mountFallbacks(app: Hono, { logger }: AppServices): void {
  app.notFound((c) => refuse(c, 'notFound'))
  app.onError((error, c) => {
    // Neither the address, which may carry a code or a token, nor anything sent.
    logger.error({ error: traceOf(error), method: c.req.method }, 'unexpected error')
    return refuse(c, 'internal')
  })
}
