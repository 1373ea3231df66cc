import { jour } from '#server/export/words'
import { no, type Outcome, ok, type Rooms } from '#server/services'
import { newId } from '#server/store/ids'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import type { ProseNode, ProseValue } from '#shared/document/value'
import { type Bloc, dataNode } from '#shared/prose/content'
import type { FrozenSeance, Instantane } from './content.ts'
import { instantaneOf } from './snapshots.ts'

interface Needs {
  seances: Pick<SeanceStore, 'documents'>
  snapshotStore: SnapshotStore
  rooms: Pick<Rooms, 'seed'>
  now: number
}

interface OfSeance extends Instantane {
  seance: FrozenSeance
}

const title = (text: string): ProseNode => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })
const bloc = (name: Bloc, { id }: Instantane): ProseNode => ({ type: dataNode, attrs: { bloc: name, instantane: id } })
/** Room for the words of whoever writes. */
const room: ProseNode = { type: 'paragraph' }

function reunions(instantanes: readonly OfSeance[]): ProseNode {
  const met = [...new Map(instantanes.map((i) => [i.seance.id, i.seance])).values()]
  const dates = met.map(({ jour: day, lieu }) => `le ${jour(day)}${lieu === null ? '' : ` (${lieu})`}`)
  return { type: 'paragraph', content: [{ type: 'text', text: `Le groupe s’est réuni ${dates.join(', ')}.` }] }
}

/**
 * Headings to write under, with data blocks bound to the snapshots chosen. What was said at each meeting comes from each;
 * the state of fiches and livrables comes from the last one.
 */
function corpsInitial(instantanes: readonly OfSeance[]): ProseValue {
  const ordered = [...instantanes].sort((a, b) => a.seance.jour.localeCompare(b.seance.jour) || a.at - b.at)
  const last = ordered.slice(-1)
  const part = (heading: string, name: Bloc, drawn: readonly OfSeance[], intro: ProseNode = room): ProseNode[] => [
    title(heading),
    intro,
    ...drawn.map((i) => bloc(name, i)),
  ]
  return [
    ...part('1. Le groupe de travail', 'participation', ordered, reunions(ordered)),
    ...part('2. Avancement des fiches', 'fiches', last),
    ...part('3. Actions collectives', 'sousGroupes', ordered),
    ...part('4. Décisions et engagements', 'releve', ordered),
    ...part('5. Livrables', 'livrables', last),
    room,
  ]
}

/** Makes a restitution of a group from snapshots of its meetings. */
export async function createRestitution(
  { seances, snapshotStore, rooms, now }: Needs,
  groupeId: string,
  { intitule, instantanes: ids }: { intitule: string; instantanes: readonly string[] },
): Promise<Outcome<{ id: string }, 'notFound' | 'noMeetingInSnapshot'>> {
  const chosen: OfSeance[] = []
  for (const id of new Set(ids)) {
    const row = await snapshotStore.get(id)
    if (row === null || row.groupeId !== groupeId) return no('notFound')
    const instantane = instantaneOf(row)
    const { seance } = instantane.content
    if (seance === null) return no('noMeetingInSnapshot')
    chosen.push({ ...instantane, seance })
  }
  const id = newId()
  await rooms.seed(id, 'restitution', { intitule, corps: corpsInitial(chosen) })
  const blank = { numero: null, axeId: null, seanceId: null }
  await seances.documents.add({ id, kind: 'restitution', title: intitule, groupeId, ...blank, createdAt: now })
  return ok({ id })
}
