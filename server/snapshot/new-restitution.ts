import { jour } from '#server/export/words'
import { no, type Outcome, ok, type Rooms } from '#server/services'
import { newId } from '#server/store/ids'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import type { ProseNode, ProseValue } from '#shared/document/value'
import type { ModeleRestitution } from '#shared/documents/modeles-restitution'
import { type Bloc, boxNode, dataNode } from '#shared/prose/content'
import type { FrozenSeance, Instantane } from './content.ts'
import { type Part, restitutionPlans } from './restitution-plans.ts'
import { instantaneOf } from './snapshots.ts'

interface Needs {
  seances: Pick<SeanceStore, 'documents'>
  snapshotStore: SnapshotStore
  rooms: Pick<Rooms, 'seed'>
  now: number
}

interface Asked {
  intitule: string
  modele: ModeleRestitution
  instantanes: readonly string[]
}

interface OfSeance extends Instantane {
  seance: FrozenSeance
}

const title = (text: string): ProseNode => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })
const bloc = (name: Bloc, { id }: Instantane, depuis?: Instantane): ProseNode => ({
  type: dataNode,
  attrs: { bloc: name, instantane: id, ...(depuis === undefined ? {} : { depuis: depuis.id }) },
})
/** Room for the words of whoever writes. */
const room: ProseNode = { type: 'paragraph' }

function reunions(instantanes: readonly OfSeance[]): ProseNode {
  const met = [...new Map(instantanes.map((i) => [i.seance.id, i.seance])).values()]
  const dates = met.map(({ jour: day, lieu }) => `le ${jour(day)}${lieu === null ? '' : ` (${lieu})`}`)
  return { type: 'paragraph', content: [{ type: 'text', text: `Le groupe s’est réuni ${dates.join(', ')}.` }] }
}

const toFill = (consigne: string): ProseNode => ({ type: boxNode, attrs: { consigne }, content: [room] })

const inOrder = (instantanes: readonly OfSeance[]): OfSeance[] =>
  [...instantanes].sort((a, b) => a.seance.jour.localeCompare(b.seance.jour) || a.at - b.at)

/** Headings to write under, with data blocks bound to the snapshots chosen. */
function corpsInitial(modele: ModeleRestitution, ordered: readonly OfSeance[]): ProseValue {
  const [first, last] = [ordered[0], ordered.at(-1)]
  const part = ({ titre, blocs, from = 'each', aCompleter, dates, changements }: Part): ProseNode[] => {
    const words = [
      ...(dates === true ? [reunions(ordered)] : []),
      ...(aCompleter === undefined ? [] : [toFill(aCompleter)]),
    ]
    const drawn = from === 'last' ? ordered.slice(-1) : ordered
    return [
      title(titre),
      ...(words.length > 0 ? words : [room]),
      ...blocs.flatMap((name) => drawn.map((i) => bloc(name, i))),
      ...(changements === true && first !== undefined && last !== undefined && first !== last
        ? [bloc('changements', last, first)]
        : []),
    ]
  }
  return [...restitutionPlans[modele].flatMap(part), room]
}

/** What is known of it before anyone writes: when and whom it is about, and when the synthesis of a year is due. */
function entete(modele: ModeleRestitution, ordered: readonly OfSeance[]) {
  const [first, last] = [ordered[0]?.seance, ordered.at(-1)?.seance]
  const due = `À remettre avant le 1er février ${Number(last?.jour.slice(0, 4)) + 1}`
  return {
    debut: first?.jour ?? null,
    fin: last?.jour ?? null,
    perimetre: last?.groupe?.titre ?? null,
    sousTitre: modele === 'synthese' ? due : null,
  }
}

/** Makes a restitution of a group from snapshots of its meetings. */
export async function createRestitution(
  { seances, snapshotStore, rooms, now }: Needs,
  groupeId: string,
  { intitule, modele, instantanes: ids }: Asked,
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
  const ordered = inOrder(chosen)
  const value = { intitule, ...entete(modele, ordered), corps: corpsInitial(modele, ordered) }
  await rooms.seed(id, 'restitution', value)
  const blank = { numero: null, axeId: null, seanceId: null }
  await seances.documents.add({ id, kind: 'restitution', title: intitule, groupeId, ...blank, createdAt: now })
  return ok({ id })
}
