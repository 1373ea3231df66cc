import type { Frozen } from '#server/export/frozen'
import type { Rooms } from '#server/services'
import type { Instantane } from '#server/snapshot/content'
import { contentOfDocuments } from '#server/snapshot/snapshots'
import type { SeanceStore } from '#server/store/seance-store'

/** A restitution as it is written now, in the shape of what is frozen; null when there is none. */
export async function asItStands(
  { seances, rooms }: { seances: Pick<SeanceStore, 'documents'>; rooms: Pick<Rooms, 'read'> },
  id: string,
): Promise<(Frozen & Pick<Instantane, 'groupeId'>) | null> {
  const document = await seances.documents.get(id)
  if (document?.kind !== 'restitution' || document.removedAt !== null) return null
  const reading = (await rooms.read([id])).get(id)
  if (reading === undefined) return null
  const { kind, title, groupeId } = document
  const value = reading.value as Record<string, unknown>
  return { groupeId, content: contentOfDocuments([{ id, kind, title, value }], []) }
}
