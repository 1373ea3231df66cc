import type { Hono } from 'hono'
import type { AppServices } from './app-services.ts'
import { refuse } from './route.ts'

/** What no subject answers, and what went wrong. */
export function mountFallbacks(app: Hono, { logger }: AppServices): void {
  app.notFound((c) => refuse(c, 'notFound'))
  app.onError((error, c) => {
    // The pattern of the route, never the address: an address may carry a code or a token.
    logger.error({ err: error, method: c.req.method }, 'unexpected error')
    return refuse(c, 'internal')
  })
}
