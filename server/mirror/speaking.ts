import type { Mode } from '#shared/documents/choices'
import type { SeanceEnDirect } from './seance-en-direct.ts'
import type { SeanceRows } from './seance-rows.ts'
import { alternated, tourNow } from './turn-taking.ts'

type Asker = { personne: string; organisme: string | null; mode: Mode | null }
type Speaking = Pick<SeanceEnDirect, 'tour' | 'aLaParole' | 'parole' | 'alternance' | 'distanceEntendueA'>

/** Who speaks, who will, and when the remote side was last heard. */
export function speakingValue(rows: SeanceRows, asker: (personId: string) => Asker): Speaking {
  const { prises, conduite } = rows
  const spoke = new Set(prises.map((p) => p.personId))
  const last = prises.at(-1)
  const waiting = rows.parole.map((p) => ({
    id: p.personId,
    ...asker(p.personId),
    depuis: p.at,
    premiereFois: !spoke.has(p.personId),
  }))
  const tour = tourNow(rows.tourDeTable, rows.lignes).map(({ place, line }) => ({
    id: line.ligneId,
    personne: line.personId,
    organisme: line.organisme,
    mode: line.mode,
    etat: place.etat,
    depuis: place.at,
  }))
  return {
    tour,
    aLaParole: prises
      .filter((p) => p.finA === null)
      .map((p) => ({ id: p.personId, ...asker(p.personId), depuis: p.at })),
    parole: conduite.alternance ? alternated(waiting, last === undefined ? null : asker(last.personId).mode) : waiting,
    alternance: conduite.alternance,
    distanceEntendueA: latest([
      rows.seance.phase === 'live' ? rows.seance.liveAt : null,
      conduite.distanceA,
      ...prises.filter((p) => asker(p.personId).mode === 'distance').map((p) => p.finA ?? p.at),
      ...tour.filter((t) => t.mode === 'distance' && (t.etat === 'fait' || t.etat === 'encours')).map((t) => t.depuis),
    ]),
  }
}

const latest = (instants: readonly (number | null)[]): number | null =>
  instants.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null)
