import type { Hono } from 'hono'
import { getLiaisons } from '#shared/api/liaisons'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Who is linked to a meeting, asked every few seconds by those who run it. */
export function mountLiaisons(app: Hono, services: AppServices): void {
  const { seances, liaisons, clock } = services

  route(app, getLiaisons, services, async ({ params }) => {
    const seance = await seances.meetings.get(params.id)
    if (seance === null) return no('notFound')
    return ok({
      liaisons: await liaisons.of(seance),
      arrivees: await seances.arrivees.waiting(seance.id),
      maintenant: clock(),
    })
  })
}
