import type { Hono } from 'hono'
import { preparationValue } from '#server/commands/preparation-value'
import { createSeance, getPreparation, getSeance, movePhase, updateSeance } from '#shared/api/seances'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'
import { seanceView } from './seance-view.ts'

/** Meetings: seen, prepared, moved from one phase to the next. */
export function mountSeances(app: Hono, services: AppServices): void {
  const { seances, commands } = services

  route(app, getSeance, services, async ({ params, actor, roles }) => {
    const seance = await seances.meetings.get(params.id)
    return seance === null ? no('notFound') : ok(await seanceView(services, seance, { actor, roles }))
  })

  route(app, createSeance, services, ({ params, body, actor, roles }) =>
    commands.createSeance(params.id, body, { personId: actor.personId, roles }),
  )

  route(app, getPreparation, services, async ({ params: { id } }) => {
    const seance = await seances.meetings.get(id)
    return seance === null ? no('notFound') : ok(await preparationValue(seances, seance))
  })

  route(app, updateSeance, services, ({ params, body }) => commands.updateSeance(params.id, body))

  route(app, movePhase, services, ({ params, body: { phase, sans }, actor: { personId }, roles, c }) =>
    commands.movePhase(params.id, phase, { personId, roles }, { sans, signal: c.req.raw.signal }),
  )
}
