/** Who is called after whom, when the room and the remote side take turns. Pure. */
import type { EmargementRow } from '#server/store/emargement-store'
import type { TourDeTableRow } from '#server/store/tour-store'
import type { Mode } from '#shared/documents/choices'

/** Spreads the remote side evenly among the room, each in its own order: nobody remote waits for the end. */
export function spread<T extends { mode: Mode }>(people: readonly T[]): T[] {
  const side = (mode: Mode) => people.filter((p) => p.mode === mode)
  return [side('salle'), side('distance')]
    .flatMap((all) => all.map((person, at) => ({ person, place: (at + 0.5) / all.length })))
    .sort((a, b) => a.place - b.place)
    .map(({ person }) => person)
}

/** Oldest first on each side, the sides in turn: the one that did not speak last begins. */
export function alternated<T extends { mode: Mode | null }>(waiting: readonly T[], last: Mode | null): T[] {
  const sides = {
    salle: waiting.filter((p) => p.mode !== 'distance'),
    distance: waiting.filter((p) => p.mode === 'distance'),
  }
  const first = last === null ? (waiting[0]?.mode ?? 'salle') : last === 'salle' ? 'distance' : 'salle'
  const other = first === 'salle' ? 'distance' : 'salle'
  return waiting.length === 0
    ? []
    : Array.from({ length: Math.max(sides.salle.length, sides.distance.length) }, (_, at) => [
        sides[first][at],
        sides[other][at],
      ])
        .flat()
        .filter((p) => p !== undefined)
}

export const isHere = (line: EmargementRow): boolean => line.statut === 'present' && line.partiA === null

export type Place = Pick<TourDeTableRow, 'ligneId' | 'etat' | 'at'>

/**
 * The tour as it stands: in its order, then whoever signed since it began. Those who left before their turn are not
 * waited for. Empty before it begins.
 */
export function tourNow(
  tour: readonly Place[],
  lignes: readonly EmargementRow[],
): { place: Place; line: EmargementRow }[] {
  if (tour.length === 0) return []
  const byId = new Map(lignes.map((l) => [l.ligneId, l]))
  const known = new Set(tour.map((t) => t.ligneId))
  const late = lignes
    .filter((l) => isHere(l) && !known.has(l.ligneId))
    .map((l) => ({ ligneId: l.ligneId, etat: 'attente' as const, at: l.signeA ?? l.at }))
  return [...tour, ...late].flatMap((place) => {
    const line = byId.get(place.ligneId)
    if (line === undefined || (!isHere(line) && place.etat !== 'fait')) return []
    return [{ place, line }]
  })
}
