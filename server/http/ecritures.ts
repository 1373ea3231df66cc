import type { Hono } from 'hono'
import * as api from '#shared/api/ecritures'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Writing alone, then showing everyone’s words at once. */
export function mountEcritures(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, api.ouvrirEcriture, services, ({ params, body }) => commands.ouvrirEcriture(params.id, body.objectif))
  route(app, api.ecrire, services, ({ params, body, actor }) =>
    commands.ecrire(params.id, body.ecritureId, body.texte ?? '', actor.personId),
  )
  route(app, api.monEcrit, services, ({ params, actor }) => commands.monEcrit(params.id, actor.personId))
  route(app, api.revelerEcriture, services, ({ params }) => commands.revelerEcriture(params.id))
}
