import { quotable } from '#server/export/citable'
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
    const instantane = row === null ? null : instantaneOf(row)
    if (instantane !== null && quotable(instantane, frozen.groupeId)) found.set(id, instantane)
  }
  return found
}
