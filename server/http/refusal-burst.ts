import type { Hono } from 'hono'
import type { AppServices } from './app-services.ts'
import { traceOf } from './fallbacks.ts'

const MINUTE = 60_000
/** More than a room of people makes in a minute by mistake. */
const BURST = 120
const counted = new Set([400, 401, 403, 404, 413])

/** Leaves a line in the security journal when refusals come in numbers: how many in that minute, never who nor where from. */
export function mountRefusalBurst(app: Hono, { accessStore, clock, logger }: AppServices): void {
  let minute = 0
  let refusals = 0

  app.use(async (c, next) => {
    await next()
    if (!counted.has(c.res.status)) return
    const now = Math.floor(clock() / MINUTE)
    if (now !== minute) {
      minute = now
      refusals = 0
    }
    refusals++
    if (refusals !== BURST) return
    accessStore
      .note({ at: clock(), act: 'refus.rafale', detail: `${BURST} en une minute` })
      .catch((error: unknown) => logger.error({ error: traceOf(error) }, 'the burst of refusals was not journaled'))
  })
}
