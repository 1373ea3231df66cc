import type { Hono } from 'hono'
import { fieldBlocks } from '#server/export/any-document'
import { jourCivil } from '#server/export/words'
import { evolutionsOf } from '#server/snapshot/compare'
import type { FrozenDocument } from '#server/snapshot/content'
import { organismesNamed } from '#server/snapshot/organismes-named'
import { adoptedOn, referencesOf } from '#server/snapshot/references'
import { instantaneOf } from '#server/snapshot/snapshots'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import { adoptReference, getEvolutions } from '#shared/api/references'
import { definitionOf } from '#shared/documents/registry'
import { no, type Outcome, ok } from '../services.ts'
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
    const named = organismesNamed([working], await plan.organismes())
    const {
      references: [reference],
      organismes: adopted,
    } = await referencesOf({ plan, store: snapshotStore }, [id])
    const organismes = [...adopted, ...named]
    const changements = reference === undefined ? [] : evolutionsOf(reference, working, organismes)
    return ok({
      titre: title,
      ...{ peutAdopter: can(roles, 'adoptFiche'), peutExporter: can(roles, 'exportFiles') },
      references: (await plan.references(id)).map((noted) => ({
        ...{ annee: noted.annee, instantaneId: noted.snapshotId, adopteeLe: adoptedOn(noted) },
      })),
      rubriques: Object.entries(definitionOf(kind).shape).map(([cle, field]) => ({
        ...{ cle, label: field.label, travail: fieldBlocks(field, working.value[cle], organismes) },
        reference: reference === undefined ? null : fieldBlocks(field, reference.value[cle], organismes),
        changements: changements.filter((c) => c.cle === cle || c.cle.startsWith(`${cle}[`)),
      })),
    })
  })

  /** The snapshot that was adopted: one that holds the fiche, or the fiche as it is now. */
  async function adopted(
    id: string,
    { annee, instantaneId }: { annee: number; instantaneId: string | null },
    personId: string,
  ): Promise<Outcome<string, 'ficheAbsente'>> {
    if (instantaneId === null) {
      await liaisons.settled(id)
      return ok((await snapshots.takeDocument(id, `Version de référence ${annee}`, personId, { again: true })).id)
    }
    const row = await snapshotStore.get(instantaneId)
    const holds = row !== null && instantaneOf(row).content.documents.some((d) => d.id === id)
    return holds ? ok(instantaneId) : no('ficheAbsente')
  }

  route(app, adoptReference, services, async ({ params: { id }, body, actor: { personId } }) => {
    if ((await ficheOf(id)) === null) return no('notFound')
    const { annee, le } = body
    const at = clock()
    if (le > jourCivil(at)) return no('adoptionFuture')
    const version = await adopted(id, body, personId)
    if (!version.ok) return version
    const noted = { annee, snapshotId: version.value, adopteeA: at, adopteeLe: le, adopteePar: personId }
    await plan.adopt({ id: newId(), documentId: id, ...noted })
    await accessStore.note({ at, act: 'adoption', personId, subject: id, detail: `${annee} ${le} ${version.value}` })
    return ok({ ok: true })
  })
}
