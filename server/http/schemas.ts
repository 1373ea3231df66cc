import type { Hono } from 'hono'
import { getAxe, getSchema } from '#shared/api/schemas'
import { compareNumeros } from '#shared/documents/numero'
import { type Actor, no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { documentEntries } from './document-entries.ts'
import { axeBref, schemaBref } from './plan-views.ts'
import { route } from './route.ts'

/** Schemes, their axes and fiches. */
export function mountSchemas(app: Hono, services: AppServices): void {
  const { seances, plan } = services

  async function fichesOf(actor: Actor, axeId: string) {
    const rows = (await seances.documents.ofAxe(axeId)).sort(compareNumeros)
    return (await documentEntries(services, actor, rows)).map(({ row, entry }) => ({ ...entry, numero: row.numero }))
  }

  /** What the latest meeting of the scheme that speaks of this axis said of it. */
  async function actualitesOf(schemaId: string, numero: number): Promise<string[]> {
    for (const seance of await seances.meetings.list()) {
      const said = seance.schemaId === schemaId ? seance.actualites.find((a) => a.axe === numero) : undefined
      if (said !== undefined) return said.textes
    }
    return []
  }

  route(app, getSchema, services, async ({ params, actor }) => {
    const schema = await plan.schema(params.id)
    if (schema === null) return no('notFound')
    const { signature, signataires, note } = schema
    const axes = await plan.axes(schema.id)
    return ok({
      ...schemaBref(schema),
      ...{ signature, signataires, note },
      axes: await Promise.all(axes.map(async (a) => ({ ...axeBref(a), fiches: await fichesOf(actor, a.id) }))),
      actions: (await plan.actions(schema.id)).map(({ id, axeId, numero, titre, transversale }) => ({
        ...{ id, axeId, numero, titre, transversale },
      })),
      groupes: (await plan.groupes()).filter((g) => g.schemaId === schema.id).map(({ id, titre }) => ({ id, titre })),
    })
  })

  route(app, getAxe, services, async ({ params, actor }) => {
    const axe = await plan.axe(params.id)
    const schema = axe === null ? null : await plan.schema(axe.schemaId)
    if (axe === null || schema === null) return no('notFound')
    return ok({
      ...axeBref(axe),
      schema: schemaBref(schema),
      fiches: await fichesOf(actor, axe.id),
      actualites: await actualitesOf(schema.id, axe.numero),
    })
  })
}
