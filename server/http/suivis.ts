import type { Hono } from 'hono'
import { getDepuis, getSuivis, markEtape, markFait } from '#shared/api/suivis'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { depuisLaDerniereFois } from './depuis.ts'
import { route } from './route.ts'
import { suivisDuGroupe } from './suivis-view.ts'

/** What follows between meetings: lines to do, actors to bring in, first meetings to hold. */
export function mountSuivis(app: Hono, services: AppServices): void {
  const { commands, plan } = services

  route(app, getSuivis, services, async ({ params: { id }, actor, roles }) => {
    if ((await plan.groupe(id)) === null) return no('notFound')
    return ok(await suivisDuGroupe(services, id, { ...actor, roles }))
  })
  route(app, getDepuis, services, async ({ actor }) => ok(await depuisLaDerniereFois(services, actor)))
  route(app, markFait, services, ({ params: { id, suiviId }, body, actor, roles }) =>
    commands.markFait(id, suiviId, body.fait, { ...actor, roles }),
  )
  route(app, markEtape, services, ({ params: { id, suiviId }, body, actor, roles }) =>
    commands.markEtape(id, suiviId, body, { ...actor, roles }),
  )
}
