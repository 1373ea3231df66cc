import type { Hono } from 'hono'
import { controlRestitution } from '#server/publication/control'
import { contentOfDocuments } from '#server/snapshot/snapshots'
import { controleRestitution } from '#shared/api/controle'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What must be seen before publishing, asked while the text is still being written. */
export function mountControle(app: Hono, services: AppServices): void {
  const { seances, rooms, liaisons } = services

  route(app, controleRestitution, services, async ({ params: { id } }) => {
    const document = await seances.documents.get(id)
    if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
    await liaisons.settled(id)
    const reading = (await rooms.read([id])).get(id)
    if (reading === undefined) return no('notFound')
    const { kind, title, groupeId } = document
    const value = reading.value as Record<string, unknown>
    return ok(
      await controlRestitution(services, { groupeId, content: contentOfDocuments([{ id, kind, title, value }], []) }),
    )
  })
}
