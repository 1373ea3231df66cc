import { jour, jourCivil } from '#server/export/words'
import { no, type Outcome, ok, type Rooms } from '#server/services'
import { newId } from '#server/store/ids'
import type { GroupeRow, PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import type { ProseNode, ProseValue } from '#shared/document/value'
import type { ModeleRestitution } from '#shared/documents/modeles-restitution'
import { type Bloc, blocs as blocNames, boxNode, dataNode } from '#shared/prose/content'
import { manqueA, type SorteSource, sorteDuBref, vientDuPlan } from '#shared/prose/sources'
import type { Instantane } from './content.ts'
import { type Part, restitutionPlans } from './restitution-plans.ts'
import { instantaneOf } from './snapshots.ts'
import { sourcesAutour } from './sources.ts'

interface Needs {
  seances: Pick<SeanceStore, 'documents'>
  plan: Pick<PlanStore, 'axes' | 'groupe' | 'reunis'>
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
  /** See `SnapshotBref`. */
  couvre: string | null
  /** Whose it is: its group, else the axis or the scheme. */
  lieu: string
}

const title = (text: string, level = 2): ProseNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})
const bloc = (name: Bloc, { id }: Instantane, depuis?: Instantane): ProseNode => ({
  type: dataNode,
  attrs: { bloc: name, instantane: id, ...(depuis === undefined ? {} : { depuis: depuis.id }) },
})
/** Room for the words of whoever writes. */
const room: ProseNode = { type: 'paragraph' }

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** The last source of each axis, scheme or group. */
const lastOfEach = (sources: readonly Source[]): Source[] => [...new Map(sources.map((s) => [s.couvre, s])).values()]

/** One for each meeting, in their order. */
const seancesDe = (sources: readonly Source[]) => [
  ...new Map(
    sources.flatMap(({ lieu: groupe, content: { seance } }) =>
      seance === null ? [] : [[seance.id, { ...seance, groupe }]],
    ),
  ).values(),
]

/** Nothing when no meeting was chosen. A committee sits; the groups it gathers meet, each on its dates. */
function reunions(sources: readonly Source[], { titre, comite }: GroupeRow): ProseNode[] {
  const met = seancesDe(sources)
  if (met.length === 0) return []
  const elsewhere = met.some((s) => s.groupe !== titre)
  const dates = met.map(({ jour: day, lieu, groupe }) => {
    const where = lieu === null ? '' : ` (${lieu})`
    return `${elsewhere ? `${groupe}, ` : ''}le ${jour(day)}${where}`
  })
  const sat = met.length > 1 ? 'Les séances se sont tenues' : 'La séance s’est tenue'
  const said = comite ? (elsewhere ? 'Se sont réunis\u00a0:' : sat) : 'Le groupe s’est réuni'
  const text = `${said} ${dates.join(elsewhere ? '\u00a0; ' : ', ')}.`
  return [{ type: 'paragraph', content: [{ type: 'text', text }] }]
}

const hasReference = ({ content: { references } }: Instantane): boolean => (references ?? []).length > 0

const toFill = (consigne: string): ProseNode => ({ type: boxNode, attrs: { consigne }, content: [room] })

const inOrder = (sources: readonly Source[]): Source[] =>
  [...sources].sort((a, b) => a.jour.localeCompare(b.jour) || a.at - b.at)

/** Headings to write under, with data blocks bound to the snapshots chosen; what none of them holds is to be written. */
function corpsInitial(modele: ModeleRestitution, ordered: readonly Source[], groupe: GroupeRow): ProseValue {
  /** What covers the whole scheme stands for what covers one axis. */
  const widest = (sources: Source[]): Source[] => {
    const whole = sources.filter((s) => s.couvre === groupe.schemaId)
    return whole.length > 0 ? whole : sources
  }
  /** How things stand: in the last snapshot; for a committee, in the last one of each of its groups. */
  const standing = (name: Bloc, giving: Source[]): Source[] => {
    if (!groupe.comite) return giving.slice(-1)
    return vientDuPlan(name) ? widest(lastOfEach(giving)) : lastOfEach(giving)
  }
  const giving = (name: Bloc): Source[] => ordered.filter((s) => manqueA(name, s.sorte) === null)
  const drawn = (name: Bloc, from: Part['from']): Source[] =>
    from === 'last' ? standing(name, giving(name)) : giving(name)
  const several = seancesDe(ordered).length > 1
  /** From the first snapshot to the last that hold the same fiches. */
  const compared = (): { source: Source; node: ProseNode }[] =>
    widest(lastOfEach(ordered)).flatMap((last) => {
      const first = ordered.find((s) => s.couvre === last.couvre)
      return first === undefined || first === last ? [] : [{ source: last, node: bloc('changements', last, first) }]
    })
  const isThere = ({ blocs, from, onlyAdopted }: Part): boolean =>
    onlyAdopted !== true || blocs.flatMap((name) => drawn(name, from)).some(hasReference)
  const part = (
    { titre, blocs, from = 'each', bilan = [], aCompleter, dates, changements }: Part,
    at: number,
  ): ProseNode[] => {
    const lacking = blocs.filter((name) => drawn(name, from).length === 0).map((name) => blocNames[name].toLowerCase())
    const awaited = [...lacking, ...(aCompleter === undefined ? [] : [aCompleter])]
    const words = [
      ...(dates === true ? reunions(ordered, groupe) : []),
      ...(awaited.length === 0 ? [] : [toFill(awaited.join(', '))]),
    ]
    const bound = (name: Bloc, sources: readonly Source[]) =>
      sources.map((source) => ({ source, node: bloc(name, source) }))
    const data = [
      ...blocs.flatMap((name) => bound(name, drawn(name, from))),
      ...(several ? bilan.flatMap((name) => bound(name, standing(name, giving(name)))) : []),
      ...(changements === true ? compared() : []),
    ]
    const lieux = distinct(data.map(({ source }) => source.lieu))
    return [
      title(`${at + 1}. ${titre}`),
      ...(words.length > 0 ? words : [room]),
      ...lieux.flatMap((lieu) => [
        ...(groupe.comite && lieux.length > 1 ? [title(lieu, 3)] : []),
        ...data.flatMap(({ source, node }) => (source.lieu === lieu ? [node] : [])),
      ]),
    ]
  }
  return [...restitutionPlans[modele].filter(isThere).flatMap(part), room]
}

/** What is known of it before anyone writes: when and whom it is about, and when the synthesis of a year is due. */
function entete(modele: ModeleRestitution, ordered: readonly Source[], { titre }: GroupeRow) {
  const [met, last] = [seancesDe(ordered), ordered.at(-1)]
  const due = `À remettre avant le 1er février ${Number(last?.jour.slice(0, 4)) + 1}`
  const groupes = distinct(met.map((s) => s.groupe))
  return {
    debut: met[0]?.jour ?? null,
    fin: last?.jour ?? null,
    perimetre: groupes.length > 0 ? groupes.join(', ') : titre,
    sousTitre: modele === 'synthese' ? due : null,
  }
}

/**
 * Makes a restitution of a group from snapshots of its meetings, of itself, or of the plan it has its place in; of a
 * committee, also from those of the groups it gathers.
 */
export async function createRestitution(
  { seances, plan, snapshotStore, rooms, now }: Needs,
  groupeId: string,
  { intitule, modele, instantanes: ids }: Asked,
): Promise<Outcome<{ id: string }, 'notFound' | 'noSourceInSnapshot'>> {
  const groupe = await plan.groupe(groupeId)
  if (groupe === null) return no('notFound')
  const offered = new Map((await sourcesAutour({ plan, snapshotStore }, groupe)).map((bref) => [bref.id, bref]))
  const chosen: Source[] = []
  for (const id of new Set(ids)) {
    const [bref, row] = [offered.get(id), await snapshotStore.get(id)]
    if (bref === undefined || row === null) return no('notFound')
    const sorte = sorteDuBref(bref)
    if (sorte === null) return no('noSourceInSnapshot')
    const instantane = instantaneOf(row)
    const lieu = bref.groupe ?? bref.portee?.titre ?? groupe.titre
    const day = instantane.content.seance?.jour ?? jourCivil(row.at)
    chosen.push({ ...instantane, sorte, jour: day, couvre: bref.couvre, lieu })
  }
  const id = newId()
  const ordered = inOrder(chosen)
  const value = { intitule, ...entete(modele, ordered, groupe), corps: corpsInitial(modele, ordered, groupe) }
  await rooms.seed(id, 'restitution', value)
  const blank = { numero: null, axeId: null, seanceId: null }
  await seances.documents.add({ id, kind: 'restitution', title: intitule, groupeId, ...blank, createdAt: now })
  return ok({ id })
}
