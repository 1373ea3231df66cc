import type { Hono } from 'hono'
import * as api from '#shared/api/propositions'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Proposals, their fate, and the points people give them. */
export function mountPropositions(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, api.proposer, services, ({ params, body, actor: { personId }, roles }) =>
    commands.proposer(params.id, body, { personId, roles }),
  )
  route(app, api.decider, services, ({ params, body }) => commands.decider(params.id, params.propositionId, body))
  route(app, api.ouvrirGommettes, services, ({ params, body }) => commands.ouvrirGommettes(params.id, body))
  route(app, api.poserGommettes, services, ({ params, body, actor }) =>
    commands.poserGommettes(params.id, body.choix, params.personId, actor.personId),
  )
  route(app, api.mesGommettes, services, ({ params, actor }) =>
    commands.mesGommettes(params.id, params.personId, actor.personId),
  )
  route(app, api.revelerGommettes, services, ({ params }) => commands.revelerGommettes(params.id))
}
