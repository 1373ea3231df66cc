import type { GroupeRow, PlanStore } from '#server/store/plan-store'
import type { SnapshotBref, SnapshotStore } from '#server/store/snapshot-store'
import { sorteDuBref } from '#shared/prose/sources'

interface Needs {
  plan: Pick<PlanStore, 'axes' | 'reunis'>
  snapshotStore: Pick<SnapshotStore, 'ofGroupes'>
}

/**
 * The snapshots of a group and of what it has its place in, its axis and its scheme, latest first. Those of a committee
 * are also those it may draw from of the groups it gathers, unless `seul`.
 */
export async function sourcesAutour(
  { plan, snapshotStore }: Needs,
  { id, axeId, schemaId, comite }: GroupeRow,
  { seul = false } = {},
): Promise<SnapshotBref[]> {
  const axes = comite ? (await plan.axes(schemaId)).map((a) => a.id) : axeId === null ? [] : [axeId]
  const found = await snapshotStore.ofGroupes(seul ? [id] : await plan.reunis(id), [...axes, schemaId])
  return found.filter((s) => s.groupeId === id || sorteDuBref(s) !== null)
}
