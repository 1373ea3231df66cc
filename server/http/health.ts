import type { Hono } from 'hono'
import type { AppServices } from './app-services.ts'

/** For whoever watches the server: `live` says the process answers, `ready` that it can also write its disk. */
export function mountHealth(app: Hono, { ready }: AppServices): void {
  app.get('/health/live', (c) => c.json({ ok: true }))
  app.get('/health/ready', (c) => (ready() ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
}
