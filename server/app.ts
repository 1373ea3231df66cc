import { Hono } from 'hono'
import type { AppServices } from './http/app-services.ts'
import { mountFallbacks } from './http/fallbacks.ts'
import { mountHealth } from './http/health.ts'
import { mountSecurity } from './http/security.ts'

export type { AppServices } from './http/app-services.ts'

/** One line per subject file of `http/`, in any order; what comes before and after stays where it is. */
const subjects: readonly ((app: Hono, services: AppServices) => void)[] = [mountHealth]

export function createApp(services: AppServices): Hono {
  const app = new Hono()
  mountSecurity(app, services)
  for (const mount of subjects) mount(app, services)
  mountFallbacks(app, services)
  return app
}
