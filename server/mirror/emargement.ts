import type { EmargementRow } from '#server/store/emargement-store'
import type { DistinctesRow } from '#server/store/fusion-store'
import type { DocumentOf } from '#shared/document/define'
import type { emargement } from '#shared/documents/emargement'

/** What the attendance document says: the current version of each line. */
export const emargementValue = (
  lignes: readonly EmargementRow[],
  distinctes: readonly DistinctesRow[],
): DocumentOf<typeof emargement> => ({
  lignes: lignes.map((l) => ({
    id: l.ligneId,
    personne: l.personId,
    nom: l.nom,
    fonction: l.fonction,
    organisme: l.organisme,
    mode: l.mode,
    statut: l.statut,
    represente: l.represente,
    qualite: l.qualite,
    siege: l.siege,
    tableDe: l.tableDe,
    signeA: l.signeA,
    arriveA: l.arriveA,
    partiA: l.partiA,
    par: l.par,
    corrige: l.remplaceId !== null,
  })),
  distinctes: distinctes.map(({ ligneId, autreId }) => ({
    id: `${ligneId} ${autreId}`,
    ligne: ligneId,
    autre: autreId,
  })),
})
