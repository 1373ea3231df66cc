import type { Hono } from 'hono'
import {
  askParole,
  chooseSousGroupe,
  clearSignal,
  createSousGroupe,
  endParole,
  raiseSignal,
  setRapporteur,
} from '#shared/api/seances'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What happens while a meeting lasts: sub-groups, floor and signals. */
export function mountAnimation(app: Hono, services: AppServices): void {
  const { commands } = services

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
