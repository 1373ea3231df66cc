import type { EmargementRow } from '#server/store/emargement-store'
import type { DocumentOf } from '#shared/document/define'
import type { emargement } from '#shared/documents/emargement'

/** What the attendance document says: the current version of each line. */
export const emargementValue = (lignes: readonly EmargementRow[]): DocumentOf<typeof emargement> => ({
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
})
