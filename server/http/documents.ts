import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { createLivrable, getDocument, removeDocument } from '#shared/api/documents'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { documentEntry } from './document-entries.ts'
import { placeInPlan } from './plan-views.ts'
import { route } from './route.ts'

/** What stands around a document, and the livrables of a group. */
export function mountDocuments(app: Hono, services: AppServices): void {
  const { seances, plan, commands } = services

  route(app, getDocument, services, async ({ params, actor, roles }) => {
    const row = await seances.documents.get(params.id)
    const entry = row === null ? null : await documentEntry(services, actor, row)
    if (row === null || entry === null) return no('notFound')
    const seance = row.seanceId === null ? null : await seances.meetings.get(row.seanceId)
    return ok({
      ...entry,
      roles: [...roles],
      seance: seance === null ? null : { id: seance.id, titre: seance.titre, jour: seance.jour },
      // A reviewer reads the restitution, and nothing around it.
      ...(can(roles, 'readSeance')
        ? await placeInPlan(plan, { ...row, schemaId: seance?.schemaId ?? null })
        : { groupe: null, axe: null, schema: null }),
    })
  })

  route(app, createLivrable, services, ({ params, body, actor: { personId, seanceId }, roles }) =>
    commands.createLivrable(params.id, body, { personId, seanceId, roles }),
  )

  route(app, removeDocument, services, ({ params, actor: { personId }, roles }) =>
    commands.removeDocument(params.id, { personId, roles }),
  )
}
