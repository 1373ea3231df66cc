import { createContext, useContext } from 'react'
import { useAnswer } from '#client/api/answer'
import { type InstantaneBref, listInstantanes } from '#shared/api/instantanes'
import { type Bloc, dataNode } from '#shared/prose/content'
import { manqueA, sorteDuBref } from '#shared/prose/sources'

/** The group a restitution draws its snapshots from. */
export const GroupeDesSources = createContext<string | null>(null)

interface Periode {
  debut: string | null
  fin: string | null
}
const SANS_PERIODE: Periode = { debut: null, fin: null }
/** What the restitution is about, in days. */
export const PeriodeRendue = createContext(SANS_PERIODE)

/** The period a block keeps to; the others say the same whatever it is, and are not asked for again when it moves. */
export function usePeriodeDe(bloc: Bloc): Periode {
  const periode = useContext(PeriodeRendue)
  return bloc === 'frequentation' ? periode : SANS_PERIODE
}

/** Snapshots a restitution of the group may draw from, the latest first; none while they are not here. */
export function useSources(): readonly InstantaneBref[] {
  const id = useContext(GroupeDesSources)
  const answer = useAnswer(listInstantanes, { params: { id: id ?? '' } }, { enabled: id !== null })
  return answer.state === 'ready' ? citables(answer.value) : []
}

/** Of meetings, of the group, of its axis or scheme: the others are those of a restitution alone, taken at its export. */
export const citables = (all: readonly InstantaneBref[]): InstantaneBref[] =>
  all.filter((i) => sorteDuBref(i) !== null).sort((a, b) => b.prisA - a.prisA)

/** What two snapshots must be of for one to be newer than the other. */
const sujetDe = (i: InstantaneBref): string | null => i.seanceId ?? i.portee?.id ?? null

/** The newest of the same meeting, when it was reopened then closed again; of the same group, axis or scheme. */
export const newerThan = (sources: readonly InstantaneBref[], id: string | null): InstantaneBref | null => {
  const old = sources.find((i) => i.id === id)
  if (old === undefined) return null
  return citables(sources).find((i) => sujetDe(i) === sujetDe(old) && i.prisA > old.prisA) ?? null
}

/**
 * The newest snapshot a block could be drawn from instead: of the same meeting for what was said and done there; for how
 * things stand, of anything that covers the same fiches.
 */
export function newerForBloc(sources: readonly InstantaneBref[], bloc: Bloc, id: string): InstantaneBref | null {
  if (manqueA(bloc, 'groupe') !== null) return newerThan(sources, id)
  const old = sources.find((i) => i.id === id)
  if (old === undefined) return null
  const gives = (i: InstantaneBref) => {
    const sorte = sorteDuBref(i)
    return sorte !== null && manqueA(bloc, sorte) === null && i.couvre === old.couvre
  }
  return citables(sources).find((i) => gives(i) && i.prisA > old.prisA) ?? null
}

/** Earlier snapshots that hold the same fiches, the latest first. */
export const olderThan = (sources: readonly InstantaneBref[], id: string | null): InstantaneBref[] => {
  const from = sources.find((i) => i.id === id)
  if (from === undefined) return []
  return citables(sources).filter((i) => i.prisA < from.prisA && i.couvre === from.couvre)
}

/**
 * From when a block compares, until somebody chooses: the last snapshot of the meeting before, or an earlier one of this
 * one; for a group, an axis or a scheme, its own last one.
 */
function departOf(sources: readonly InstantaneBref[], from: InstantaneBref): string | null {
  const older = olderThan(sources, from.id)
  const before = (i: InstantaneBref) =>
    from.seanceId === null ? sujetDe(i) === sujetDe(from) : i.seanceId !== null && i.seanceId !== from.seanceId
  return (older.find(before) ?? older[0])?.id ?? null
}

/** Whether a block compares its snapshot with an earlier one. */
export const comparisonOf = (bloc: Bloc): 'must' | 'may' | 'never' =>
  bloc === 'changements' ? 'must' : bloc === 'avancement' ? 'may' : 'never'

/** What a data block is inserted with; null when its snapshot does not hold it, or there is nothing to compare with. */
export function attributesOf(bloc: Bloc, id: string, sources: readonly InstantaneBref[]) {
  const from = sources.find((i) => i.id === id)
  const sorte = from === undefined ? null : sorteDuBref(from)
  if (from === undefined || sorte === null || manqueA(bloc, sorte) !== null) return null
  if (comparisonOf(bloc) !== 'must') return { bloc, instantane: id }
  const depuis = departOf(sources, from)
  return depuis === null ? null : { bloc, instantane: id, depuis }
}
export type BlocAttributes = NonNullable<ReturnType<typeof attributesOf>>

export const blocNode = (attrs: BlocAttributes) => ({ type: dataNode, attrs })
