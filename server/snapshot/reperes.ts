import { quotable } from '#server/export/citable'
import { instantanesCites } from '#server/export/restitution'
import { jour } from '#server/export/words'
import type { MeetingStore } from '#server/store/meeting-store'
import type { PlanStore } from '#server/store/plan-store'
import type { SnapshotRow, SnapshotStore } from '#server/store/snapshot-store'
import { instantaneOf } from './snapshots.ts'

interface Repere {
  libelle: string
  instantaneId: string
}

/** The latest snapshot the last exported restitution of a group drew from: what its readers have in hand. */
async function sinceRestitution(store: SnapshotStore, groupeId: string, reunis: string[]): Promise<Repere[]> {
  const row = await store.latestRestitution(groupeId)
  if (row === null) return []
  const cited = await Promise.all(instantanesCites(instantaneOf(row)).map((id) => store.get(id)))
  const last = cited
    .filter((c): c is SnapshotRow => c !== null && quotable(instantaneOf(c), reunis))
    .reduce<SnapshotRow | null>((a, b) => (a === null || b.numero > a.numero ? b : a), null)
  return last === null ? [] : [{ libelle: 'depuis la dernière restitution', instantaneId: last.id }]
}

interface Needs {
  snapshotStore: SnapshotStore
  meetings: Pick<MeetingStore, 'get'>
  plan: Pick<PlanStore, 'reunis'>
}

/** From when one usually looks at what changed: each meeting of the group, latest first, and the last restitution. */
export async function reperesOf({ snapshotStore, meetings, plan }: Needs, groupeId: string): Promise<Repere[]> {
  const latest = new Map<string, string>()
  for (const { id, seanceId } of await snapshotStore.ofGroupes([groupeId]))
    if (seanceId !== null && !latest.has(seanceId)) latest.set(seanceId, id)
  const met = await Promise.all(
    [...latest].map(async ([seanceId, instantaneId]) => ({ seance: await meetings.get(seanceId), instantaneId })),
  )
  const seances = met
    .flatMap(({ seance, instantaneId }) => (seance === null ? [] : [{ jour: seance.jour, instantaneId }]))
    .sort((a, b) => b.jour.localeCompare(a.jour))
    .map(({ jour: day, instantaneId }) => ({ libelle: `depuis la séance du ${jour(day)}`, instantaneId }))
  return [...(await sinceRestitution(snapshotStore, groupeId, await plan.reunis(groupeId))), ...seances]
}
