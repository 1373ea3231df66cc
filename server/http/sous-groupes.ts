import type { Hono } from 'hono'
import {
  abandonSousGroupe,
  chooseSousGroupe,
  createFromPropositions,
  createSousGroupe,
  mergeSousGroupe,
  renameSousGroupe,
  reopenSousGroupe,
  repartir,
  setCoredige,
  setRapporteur,
} from '#shared/api/sous-groupes'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Sub-groups: made, joined, ended, and who holds the pen in them. */
export function mountSousGroupes(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, createSousGroupe, services, ({ params, body }) => commands.createSousGroupe(params.id, body))
  route(app, chooseSousGroupe, services, ({ params, body, actor: { personId }, roles }) =>
    commands.chooseSousGroupe(params.id, body, { personId, roles }),
  )
  route(app, repartir, services, ({ params, body }) => commands.repartir(params.id, body))
  route(app, setRapporteur, services, ({ params, body, actor: { personId }, roles }) =>
    commands.setRapporteur(params.id, body, { personId, roles }),
  )
  route(app, createFromPropositions, services, ({ params }) => commands.createFromPropositions(params.id))
  route(app, renameSousGroupe, services, ({ params, body }) =>
    commands.renameSousGroupe(params.id, params.sousGroupeId, body),
  )
  route(app, setCoredige, services, ({ params, body, actor: { personId }, roles }) =>
    commands.setCoredige(params.id, body, { personId, roles }),
  )
  route(app, mergeSousGroupe, services, ({ params, body }) =>
    commands.mergeSousGroupe(params.id, params.sousGroupeId, body.versId),
  )
  route(app, abandonSousGroupe, services, ({ params }) => commands.abandonSousGroupe(params.id, params.sousGroupeId))
  route(app, reopenSousGroupe, services, ({ params }) => commands.reopenSousGroupe(params.id, params.sousGroupeId))
}
