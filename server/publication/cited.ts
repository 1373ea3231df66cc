import { quotable } from '#server/export/citable'
import type { Frozen } from '#server/export/frozen'
import { instantanesCites } from '#server/export/restitution'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { PlanStore } from '#server/store/plan-store'
import type { SnapshotStore } from '#server/store/snapshot-store'

export interface CitedNeeds {
  snapshotStore: Pick<SnapshotStore, 'get'>
  plan: Pick<PlanStore, 'reunis'>
}

/** The snapshots a restitution draws from, by id. */
export async function citedBy(
  { snapshotStore, plan }: CitedNeeds,
  frozen: Frozen & Pick<Instantane, 'groupeId'>,
): Promise<Map<string, Instantane>> {
  const found = new Map<string, Instantane>()
  const groupes = frozen.groupeId === null ? [] : await plan.reunis(frozen.groupeId)
  for (const id of instantanesCites(frozen)) {
    const row = await snapshotStore.get(id)
    const instantane = row === null ? null : instantaneOf(row)
    if (instantane !== null && quotable(instantane, groupes)) found.set(id, instantane)
  }
  return found
}
