import { createContext, useContext } from 'react'
import { useAnswer } from '#client/api/answer'
import { type InstantaneBref, listInstantanes } from '#shared/api/instantanes'
import { type Bloc, dataNode } from '#shared/prose/content'

/** The group a restitution draws its snapshots from. */
export const GroupeDesSources = createContext<string | null>(null)

/** Snapshots of the meetings of the group, the latest first; none while they are not here. */
export function useSources(): readonly InstantaneBref[] {
  const id = useContext(GroupeDesSources)
  const answer = useAnswer(listInstantanes, { params: { id: id ?? '' } }, { enabled: id !== null })
  return answer.state === 'ready' ? ofMeetings(answer.value) : []
}

/** The others are those of a restitution alone, taken at its export. */
export const ofMeetings = (all: readonly InstantaneBref[]): InstantaneBref[] =>
  all.filter((i) => i.seanceId !== null).sort((a, b) => b.prisA - a.prisA)

/** The newest snapshot of the same meeting, when it was reopened then closed again. */
export const newerThan = (sources: readonly InstantaneBref[], id: string | null): InstantaneBref | null => {
  const old = sources.find((i) => i.id === id)
  if (old === undefined) return null
  return ofMeetings(sources).find((i) => i.seanceId === old.seanceId && i.prisA > old.prisA) ?? null
}

/** Snapshots something can be compared with, the latest first. */
export const olderThan = (sources: readonly InstantaneBref[], id: string | null): InstantaneBref[] => {
  const from = sources.find((i) => i.id === id)
  return from === undefined ? [] : ofMeetings(sources).filter((i) => i.prisA < from.prisA)
}

/** From when a block compares, until somebody chooses: the last snapshot of the meeting before, or an earlier one of this one. */
function departOf(sources: readonly InstantaneBref[], id: string): string | null {
  const older = olderThan(sources, id)
  const meeting = sources.find((i) => i.id === id)?.seanceId
  return (older.find((i) => i.seanceId !== meeting) ?? older[0])?.id ?? null
}

/** Whether a block compares its snapshot with an earlier one. */
export const comparisonOf = (bloc: Bloc): 'must' | 'may' | 'never' =>
  bloc === 'changements' ? 'must' : bloc === 'avancement' ? 'may' : 'never'

/** What a data block is inserted with; null when there is nothing to compare with. */
export function attributesOf(bloc: Bloc, id: string, sources: readonly InstantaneBref[]) {
  if (comparisonOf(bloc) !== 'must') return { bloc, instantane: id }
  const depuis = departOf(sources, id)
  return depuis === null ? null : { bloc, instantane: id, depuis }
}
export type BlocAttributes = NonNullable<ReturnType<typeof attributesOf>>

export const blocNode = (attrs: BlocAttributes) => ({ type: dataNode, attrs })
