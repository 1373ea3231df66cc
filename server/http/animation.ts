import type { Hono } from 'hono'
import {
  askParole,
  chooseSousGroupe,
  clearSignal,
  createSousGroupe,
  endParole,
  extendPoint,
  goToPoint,
  projeter,
  raiseSignal,
  rappeler,
  setRapporteur,
} from '#shared/api/seances'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What happens while a meeting lasts: running order, sub-groups, floor and signals. */
export function mountAnimation(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, goToPoint, services, ({ params, body }) => commands.goToPoint(params.id, body.pointId))
  route(app, extendPoint, services, ({ params, body }) => commands.extendPoint(params.id, body.minutes))
  route(app, projeter, services, ({ params, body }) => commands.projeter(params.id, body))
  route(app, rappeler, services, ({ params }) => commands.rappeler(params.id))
  route(app, createSousGroupe, services, ({ params, body }) => commands.createSousGroupe(params.id, body.titre))
  route(app, chooseSousGroupe, services, ({ params, body, actor: { personId }, roles }) =>
    commands.chooseSousGroupe(params.id, body, { personId, roles }),
  )
  route(app, setRapporteur, services, ({ params, body, actor: { personId }, roles }) =>
    commands.setRapporteur(params.id, body, { personId, roles }),
  )
  route(app, askParole, services, ({ params, actor: { personId }, roles }) =>
    commands.askParole(params.id, { personId, roles }),
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
