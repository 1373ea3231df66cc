import type { Hono } from 'hono'
import { askParole, clearSignal, endParole, raiseSignal } from '#shared/api/seances'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What people say of themselves while a meeting lasts: floor and signals. */
export function mountAnimation(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, askParole, services, ({ params, actor: { personId }, roles }) =>
    commands.askParole(params.id, { personId, roles }, params.personId),
  )
  route(app, endParole, services, ({ params, actor: { personId }, roles }) =>
    commands.endParole(params.id, params.personId, { personId, roles }),
  )
  route(app, raiseSignal, services, ({ params, body, actor: { personId }, roles }) =>
    commands.raiseSignal(params.id, body.nature, { personId, roles }),
  )
  route(app, clearSignal, services, ({ params, actor: { personId }, roles }) =>
    commands.clearSignal(params.id, params.signalId, { personId, roles }),
  )
}
