import type { Frozen } from '#server/export/frozen'
import { instantanesCites } from '#server/export/restitution'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { SnapshotStore } from '#server/store/snapshot-store'

/** The snapshots a restitution draws from, by id. */
export async function citedBy(
  store: Pick<SnapshotStore, 'get'>,
  frozen: Frozen & Pick<Instantane, 'groupeId'>,
): Promise<Map<string, Instantane>> {
  const found = new Map<string, Instantane>()
  for (const id of instantanesCites(frozen)) {
    const row = await store.get(id)
    // A block may only quote its own group: a pasted id must not open another's meeting.
    if (row !== null && row.groupeId === frozen.groupeId && row.seanceId !== null) found.set(id, instantaneOf(row))
  }
  return found
}
