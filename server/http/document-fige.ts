import type { Hono } from 'hono'
import { fieldBlocks } from '#server/export/any-document'
import { compareContents } from '#server/snapshot/compare'
import type { FrozenDocument, SnapshotContent } from '#server/snapshot/content'
import { organismesNamed } from '#server/snapshot/organismes-named'
import { instantaneOf } from '#server/snapshot/snapshots'
import { getDocumentFige, reprendreRubrique } from '#shared/api/document-fige'
import { definitionOf } from '#shared/documents/registry'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** One document of a snapshot: read field by field, each of which can be given back to the document as it stands. */
export function mountDocumentFige(app: Hono, services: AppServices): void {
  const { access, accessStore, plan, rooms, seances, snapshotStore, writers, liaisons, clock } = services

  async function frozen(instantaneId: string, documentId: string) {
    const row = await snapshotStore.get(instantaneId)
    const instantane = row === null ? null : instantaneOf(row)
    const document = instantane?.content.documents.find((d) => d.id === documentId)
    return row === null || instantane === null || document === undefined
      ? null
      : { instantane, document, position: row.position }
  }

  /** The same document as it stands; null once it was taken out of the lists. */
  async function standing({ id, kind }: FrozenDocument): Promise<FrozenDocument | null> {
    const row = await seances.documents.get(id)
    if (row === null || row.removedAt !== null) return null
    const reading = (await rooms.read([id])).get(id)
    return reading === undefined
      ? null
      : { id, kind, title: row.title, value: reading.value as FrozenDocument['value'] }
  }

  route(app, getDocumentFige, services, async ({ params, actor }) => {
    const found = await frozen(params.id, params.documentId)
    if (found === null) return no('notFound')
    const { instantane, document, position } = found
    const right = await access.document(actor, document.id)
    // Who only reads what is frozen, as the committee of another group, is not told what became of it.
    const now = right === null ? null : await standing(document)
    const known = await plan.organismes()
    const alone = (d: FrozenDocument, content: SnapshotContent) => ({ ...content, documents: [d] })
    const retour =
      now === null
        ? []
        : (compareContents(
            { ...instantane.content, organismes: organismesNamed([now], known), documents: [now] },
            alone(document, instantane.content),
          ).documents[0]?.changements ?? [])
    return ok({
      ...{ kind: document.kind, titre: document.title, libelle: instantane.libelle, prisA: instantane.at },
      peutReprendre: now !== null && right?.right === 'write',
      auteurs: await writers.of(document.id, position),
      rubriques: Object.entries(definitionOf(document.kind).shape).map(([cle, field]) => ({
        ...{ cle, label: field.label, blocs: fieldBlocks(field, document.value[cle], instantane.content.organismes) },
        retour: retour.filter((c) => c.cle === cle || c.cle.startsWith(`${cle}[`)),
      })),
    })
  })

  route(app, reprendreRubrique, services, async ({ params, body: { documentId, cle, garder }, actor }) => {
    const found = await frozen(params.id, documentId)
    const granted = found === null ? null : await access.document(actor, documentId)
    if (found === null || granted === null) return no('notFound')
    if (granted.right !== 'write') return no(granted.refusal === 'frozen' ? 'frozen' : 'forbidden')
    await liaisons.settled(documentId)
    if (!(await rooms.restore(documentId, cle, found.document.value, { keep: garder }))) return no('notFound')
    const { personId } = actor
    await accessStore.note({
      at: clock(),
      act: 'reprise',
      personId,
      subject: documentId,
      detail: `${params.id} ${cle}`,
    })
    return ok({ ok: true })
  })
}
