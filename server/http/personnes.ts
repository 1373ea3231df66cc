import type { Hono } from 'hono'
import { effacerPersonne, getEffacement, listPersonnes } from '#shared/api/personnes'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** People by name, for whoever answers their requests. */
export function mountPersonnes(app: Hono, services: AppServices): void {
  const { seances, commands } = services

  route(app, listPersonnes, services, async ({ actor }) => {
    const [known, meetings] = await Promise.all([seances.erasure.identities(), seances.meetings.list()])
    return ok(
      known.map(({ ids, seanceIds, ...who }) => ({
        ...who,
        id: ids[0] ?? '',
        seances: meetings.filter((s) => seanceIds.includes(s.id)),
        moi: ids.includes(actor.personId),
      })),
    )
  })
  route(app, getEffacement, services, ({ params }) => commands.effacementDe(params.id))
  route(app, effacerPersonne, services, ({ params, actor: { personId }, roles }) =>
    commands.effacerPersonne(params.id, { personId, roles }),
  )
}
