import type { Hono } from 'hono'
import { fieldBlocks } from '#server/export/any-document'
import { compareContents } from '#server/snapshot/compare'
import type { FrozenDocument } from '#server/snapshot/content'
import { organismesNamed } from '#server/snapshot/organismes-named'
import { instantaneOf } from '#server/snapshot/snapshots'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import { adoptReference, getEvolutions } from '#shared/api/references'
import { definitionOf } from '#shared/documents/registry'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The version of a fiche the committee adopted, the one people work on, and what leads from one to the other. */
export function mountReferences(app: Hono, services: AppServices): void {
  const { accessStore, clock, liaisons, plan, rooms, seances, snapshotStore, snapshots } = services

  async function ficheOf(id: string) {
    const row = await seances.documents.get(id)
    return row?.kind === 'fiche-action' && row.removedAt === null ? row : null
  }

  route(app, getEvolutions, services, async ({ params: { id }, roles }) => {
    const row = await ficheOf(id)
    const reading = row === null ? undefined : (await rooms.read([id])).get(id)
    if (row === null || reading === undefined) return no('notFound')
    const { kind, title } = row
    const working: FrozenDocument = { id, kind, title, value: reading.value as FrozenDocument['value'] }
    const now = { documents: [working], organismes: organismesNamed([working], await plan.organismes()) }
    const references = await plan.references(id)
    const adopted = references[0] === undefined ? null : await snapshotStore.get(references[0].snapshotId)
    const before = adopted === null ? null : instantaneOf(adopted).content
    const elsewhere = { points: [], sousGroupes: [] }
    const difference = before === null ? null : compareContents(before, { ...now, ...elsewhere })
    const changements = difference?.documents[0]?.changements ?? []
    const reference = before?.documents.find((d) => d.id === id)
    return ok({
      titre: title,
      peutAdopter: can(roles, 'adoptFiche'),
      references: references.map(({ annee, snapshotId, adopteeA }) => ({ annee, instantaneId: snapshotId, adopteeA })),
      rubriques: Object.entries(definitionOf(kind).shape).map(([cle, field]) => ({
        ...{ cle, label: field.label, travail: fieldBlocks(field, working.value[cle], now.organismes) },
        reference: reference === undefined ? null : fieldBlocks(field, reference.value[cle], before?.organismes ?? []),
        changements: changements.filter((c) => c.cle === cle || c.cle.startsWith(`${cle}[`)),
      })),
    })
  })

  route(app, adoptReference, services, async ({ params: { id }, body: { annee }, actor: { personId } }) => {
    if ((await ficheOf(id)) === null) return no('notFound')
    await liaisons.settled(id)
    const taken = await snapshots.takeDocument(id, `Version de référence ${annee}`, personId, { again: true })
    const at = clock()
    await plan.adopt({ id: newId(), documentId: id, annee, snapshotId: taken.id, adopteeA: at, adopteeLe: null, adopteePar: personId })
    await accessStore.note({ at, act: 'adoption', personId, subject: id, detail: `${annee} ${taken.id}` })
    return ok({ ok: true })
  })
}
