import type { Hono } from 'hono'
import { annoncer, presenter, setPassage, setPret } from '#shared/api/mise-en-commun'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What is said to all sub-groups, and what they bring back. */
export function mountMiseEnCommun(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, setPret, services, ({ params, body, actor: { personId }, roles }) =>
    commands.setPret(params.id, body.pret, { personId, roles }),
  )
  route(app, annoncer, services, ({ params, body }) => commands.annoncer(params.id, body.texte))
  route(app, setPassage, services, ({ params, body }) => commands.setPassage(params.id, body.sousGroupeIds))
  route(app, presenter, services, ({ params, body }) => commands.presenter(params.id, body.sousGroupeId))
}
