import type { CodeConstat, Constat, Gravite } from '#shared/api/controle'

const graviteDe: Readonly<Record<CodeConstat, Gravite>> = {
  adresseElectronique: 'bloquant',
  telephone: 'bloquant',
  identifiants: 'bloquant',
  nomDePersonne: 'bloquant',
  nomProbable: 'aVerifier',
  blocIntrouvable: 'aCorriger',
  aCompleter: 'bloquant',
  piloteManquant: 'aCorriger',
  dateManquante: 'aCorriger',
  noteManquante: 'aVerifier',
  objectifVide: 'aVerifier',
  sortManquant: 'aVerifier',
  contradiction: 'aCorriger',
  sigleNonDeveloppe: 'aVerifier',
  commentaireOuvert: 'aCorriger',
}

export const constat = (
  code: CodeConstat,
  phrase: string,
  where: Pick<Constat, 'extrait' | 'rang' | 'lieu'>,
): Constat => ({
  ...{ code, gravite: graviteDe[code], phrase },
  ...where,
})
