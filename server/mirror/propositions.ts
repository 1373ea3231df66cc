import { countGommettes } from '#server/store/gommette-store'
import type { SeanceEnDirect } from './seance-en-direct.ts'
import type { SeanceRows } from './seance-rows.ts'

type Shown = Pick<
  SeanceEnDirect,
  'propositions' | 'gommettesNombre' | 'gommettesCompte' | 'gommettesVotants' | 'gommettesReveleesA'
>

/** Proposals as everyone reads them: before points are revealed, only how many people gave theirs. */
export function propositionsShown({ propositions, tour, gommettes }: SeanceRows): Shown {
  const revealed = tour !== null && tour.reveleA !== null
  const points = countGommettes(gommettes)
  return {
    propositions: propositions.map(({ id, titre, titreCourt, organisme, sort, reformulation, motif, ...made }) => ({
      ...{ id, titre, titreCourt, organisme, sort, reformulation, motif },
      ...{ point: made.pointId, sousGroupe: made.sousGroupeId },
      gommettes: revealed ? (points.get(id) ?? 0) : null,
    })),
    gommettesNombre: tour?.nombre ?? null,
    gommettesCompte: tour?.compte ?? null,
    gommettesVotants:
      tour === null ? null : gommettes.filter(({ choix }) => Object.values(choix).some((n) => n > 0)).length,
    gommettesReveleesA: tour?.reveleA ?? null,
  }
}
