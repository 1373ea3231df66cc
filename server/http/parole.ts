import type { Hono } from 'hono'
import { forgetTour, giveFloor, remoteHeard, setAlternance, setTour, startTour } from '#shared/api/parole'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Who speaks: the floor given, the tour de table. */
export function mountParole(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, giveFloor, services, ({ params, body }) => commands.giveFloor(params.id, body.personId))
  route(app, setAlternance, services, ({ params, body }) => commands.setAlternance(params.id, body.active))
  route(app, remoteHeard, services, ({ params }) => commands.remoteHeard(params.id))
  route(app, startTour, services, ({ params }) => commands.startTour(params.id))
  route(app, forgetTour, services, ({ params }) => commands.forgetTour(params.id))
  route(app, setTour, services, ({ params, body }) => commands.setTour(params.id, params.ligneId, body.etat))
}
