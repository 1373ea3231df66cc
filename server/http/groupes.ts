import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { createFiche, createGroupe, getGroupe } from '#shared/api/schemas'
import type { DocumentOf } from '#shared/document/define'
import type { livrable } from '#shared/documents/livrable'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { documentEntries, restitutionEntries } from './document-entries.ts'
import { openSeances } from './open-seances.ts'
import { axeBref, schemaBref, seanceBreve } from './plan-views.ts'
import { route } from './route.ts'

type Livrable = DocumentOf<typeof livrable>

/** A working group: its meetings, what it makes, what it uses. */
export function mountGroupes(app: Hono, services: AppServices): void {
  const { seances, plan, rooms, commands } = services

  route(app, createGroupe, services, ({ body, actor: { personId }, roles }) =>
    commands.createGroupe(body, { personId, roles }),
  )
  route(app, createFiche, services, ({ params, body, actor: { personId }, roles }) =>
    commands.createFiche(params.id, body, { personId, roles }),
  )

  route(app, getGroupe, services, async ({ params, actor, roles }) => {
    const groupe = await plan.groupe(params.id)
    const schema = groupe === null ? null : await plan.schema(groupe.schemaId)
    if (groupe === null || schema === null) return no('notFound')
    const { id, titre, comite } = groupe
    const gathered = new Set(comite ? await plan.reunis(id) : [])
    const reunis = (await plan.groupes()).filter((g) => g.id !== id && gathered.has(g.id))
    const axe = groupe.axeId === null ? null : await plan.axe(groupe.axeId)
    const meetings = await openSeances(services, actor, await seances.meetings.ofGroupe(id))
    const livrables = await documentEntries(services, actor, await seances.documents.ofGroupe(id, 'livrable'))
    const readings = await rooms.read(livrables.map((d) => d.row.id))
    const restitutions = await restitutionEntries(services, actor, await seances.documents.ofGroupe(id, 'restitution'))
    return ok({
      id,
      titre,
      comite,
      reunis: reunis.map((g) => ({ id: g.id, titre: g.titre })),
      axe: axe === null ? null : axeBref(axe),
      schema: schemaBref(schema),
      seances: meetings.map((s) => seanceBreve(s, groupe)),
      livrables: livrables.flatMap(({ row, entry }) => {
        const value = readings.get(row.id)?.value as Livrable | undefined
        if (value === undefined) return []
        const { nature, statut, echeance, porteur } = value
        return [{ ...entry, nature, statut, echeance, porteur }]
      }),
      restitutions,
      ressources: (await plan.ressources(id)).map((r) => ({
        id: r.id,
        titre: r.titre,
        editeur: r.editeur,
        url: r.url,
        accesRestreint: r.accesRestreint,
        description: r.description,
      })),
      peutPreparer: can(roles, 'prepareSeance'),
      peutSuivre: can(roles, 'readSeance'),
    })
  })
}
