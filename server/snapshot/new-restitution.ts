import { quotable, sorteDe } from '#server/export/citable'
import { jour, jourCivil } from '#server/export/words'
import { no, type Outcome, ok, type Rooms } from '#server/services'
import { newId } from '#server/store/ids'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import type { ProseNode, ProseValue } from '#shared/document/value'
import type { ModeleRestitution } from '#shared/documents/modeles-restitution'
import { type Bloc, blocs as blocNames, boxNode, dataNode } from '#shared/prose/content'
import { manqueA, type SorteSource, seComparent } from '#shared/prose/sources'
import type { Instantane } from './content.ts'
import { type Part, restitutionPlans } from './restitution-plans.ts'
import { instantaneOf } from './snapshots.ts'

interface Needs {
  seances: Pick<SeanceStore, 'documents'>
  plan: Pick<PlanStore, 'groupe'>
  snapshotStore: SnapshotStore
  rooms: Pick<Rooms, 'seed'>
  now: number
}

interface Asked {
  intitule: string
  modele: ModeleRestitution
  instantanes: readonly string[]
}

interface Source extends Instantane {
  sorte: SorteSource
  /** Of the meeting, else the day it was taken. */
  jour: string
}

const title = (text: string): ProseNode => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })
const bloc = (name: Bloc, { id }: Instantane, depuis?: Instantane): ProseNode => ({
  type: dataNode,
  attrs: { bloc: name, instantane: id, ...(depuis === undefined ? {} : { depuis: depuis.id }) },
})
/** Room for the words of whoever writes. */
const room: ProseNode = { type: 'paragraph' }

const seancesDe = (sources: readonly Source[]) => sources.flatMap(({ content: { seance } }) => seance ?? [])

/** Nothing when no meeting was chosen. */
function reunions(sources: readonly Source[]): ProseNode[] {
  const met = [...new Map(seancesDe(sources).map((s) => [s.id, s])).values()]
  if (met.length === 0) return []
  const dates = met.map(({ jour: day, lieu }) => `le ${jour(day)}${lieu === null ? '' : ` (${lieu})`}`)
  return [{ type: 'paragraph', content: [{ type: 'text', text: `Le groupe s’est réuni ${dates.join(', ')}.` }] }]
}

const toFill = (consigne: string): ProseNode => ({ type: boxNode, attrs: { consigne }, content: [room] })

const inOrder = (sources: readonly Source[]): Source[] =>
  [...sources].sort((a, b) => a.jour.localeCompare(b.jour) || a.at - b.at)

/** Headings to write under, with data blocks bound to the snapshots chosen; what none of them holds is to be written. */
function corpsInitial(modele: ModeleRestitution, ordered: readonly Source[]): ProseValue {
  const last = ordered.at(-1)
  const first = last === undefined ? undefined : ordered.find((s) => seComparent(s.sorte, last.sorte))
  const drawn = (name: Bloc, from: Part['from']): Source[] => {
    const giving = ordered.filter((s) => manqueA(name, s.sorte) === null)
    return from === 'last' ? giving.slice(-1) : giving
  }
  const part = ({ titre, blocs, from = 'each', aCompleter, dates, changements }: Part): ProseNode[] => {
    const lacking = blocs.filter((name) => drawn(name, from).length === 0).map((name) => blocNames[name].toLowerCase())
    const awaited = [...lacking, ...(aCompleter === undefined ? [] : [aCompleter])]
    const words = [
      ...(dates === true ? reunions(ordered) : []),
      ...(awaited.length === 0 ? [] : [toFill(awaited.join(', '))]),
    ]
    return [
      title(titre),
      ...(words.length > 0 ? words : [room]),
      ...blocs.flatMap((name) => drawn(name, from).map((i) => bloc(name, i))),
      ...(changements === true && first !== undefined && last !== undefined && first !== last
        ? [bloc('changements', last, first)]
        : []),
    ]
  }
  return [...restitutionPlans[modele].flatMap(part), room]
}

/** What is known of it before anyone writes: when and whom it is about, and when the synthesis of a year is due. */
function entete(modele: ModeleRestitution, ordered: readonly Source[], groupe: string) {
  const [met, last] = [seancesDe(ordered), ordered.at(-1)]
  const due = `À remettre avant le 1er février ${Number(last?.jour.slice(0, 4)) + 1}`
  return {
    debut: met[0]?.jour ?? null,
    fin: last?.jour ?? null,
    perimetre: met.at(-1)?.groupe?.titre ?? groupe,
    sousTitre: modele === 'synthese' ? due : null,
  }
}

/** Makes a restitution of a group from snapshots of its meetings, of itself, or of the plan it has its place in. */
export async function createRestitution(
  { seances, plan, snapshotStore, rooms, now }: Needs,
  groupeId: string,
  { intitule, modele, instantanes: ids }: Asked,
): Promise<Outcome<{ id: string }, 'notFound' | 'noSourceInSnapshot'>> {
  const groupe = await plan.groupe(groupeId)
  if (groupe === null) return no('notFound')
  const around = [groupe.axeId, groupe.schemaId]
  const chosen: Source[] = []
  for (const id of new Set(ids)) {
    const row = await snapshotStore.get(id)
    // Those of an axis or a scheme are of no group.
    if (row === null || (row.groupeId !== null && row.groupeId !== groupeId)) return no('notFound')
    const instantane = instantaneOf(row)
    const sorte = sorteDe(instantane)
    const { seance, portee } = instantane.content
    const elsewhere = portee !== undefined && portee.sorte !== 'groupe' && !around.includes(portee.id)
    if (sorte === null && row.groupeId === groupeId) return no('noSourceInSnapshot')
    if (sorte === null || elsewhere || !quotable(instantane, groupeId)) return no('notFound')
    chosen.push({ ...instantane, sorte, jour: seance?.jour ?? jourCivil(row.at) })
  }
  const id = newId()
  const ordered = inOrder(chosen)
  const value = { intitule, ...entete(modele, ordered, groupe.titre), corps: corpsInitial(modele, ordered) }
  await rooms.seed(id, 'restitution', value)
  const blank = { numero: null, axeId: null, seanceId: null }
  await seances.documents.add({ id, kind: 'restitution', title: intitule, groupeId, ...blank, createdAt: now })
  return ok({ id })
}
