import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { getAccueil } from '#shared/api/schemas'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { restitutionEntries } from './document-entries.ts'
import { openSeances } from './open-seances.ts'
import { axeBref, schemaBref, seanceBreve } from './plan-views.ts'
import { route } from './route.ts'

/** The first page: what this person may open. */
export function mountAccueil(app: Hono, services: AppServices): void {
  const { access, seances, plan } = services

  route(app, getAccueil, services, async ({ actor }) => {
    const [meetings, groupes, schemas] = [await seances.meetings.list(), await plan.groupes(), await plan.schemas()]
    const groupeOf = new Map(groupes.map((g) => [g.id, g]))
    const open = await openSeances(services, actor, meetings)
    const restitutions = await restitutionEntries(services, actor, await seances.documents.ofKind('restitution'))
    const readsPlan = can(await access.rolesAnywhere(actor), 'readSchemas')
    // Groups of earlier schemes are reached through their scheme.
    const current = new Set(schemas.filter((s) => s.courant).map((s) => s.id))
    const shown = readsPlan ? groupes.filter((g) => current.has(g.schemaId)) : []
    return ok({
      seances: open.map((s) => seanceBreve(s, s.groupeId === null ? null : (groupeOf.get(s.groupeId) ?? null))),
      groupes: await Promise.all(
        shown.map(async ({ id, titre, comite, axeId }) => {
          const axe = axeId === null ? null : await plan.axe(axeId)
          return { id, titre, comite, axe: axe === null ? null : axeBref(axe) }
        }),
      ),
      restitutions: restitutions.filter((r) => r.statut !== 'archivee'),
      schemas: readsPlan ? schemas.map(schemaBref) : [],
    })
  })
}
