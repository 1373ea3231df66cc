import { type Etat, etats } from '#shared/documents/choices'

export interface Filters {
  /** None chosen: all are shown. */
  etats: readonly (Etat | 'nonRenseigne')[]
  sansPilote: boolean
}
export const noFilter: Filters = { etats: [], sansPilote: false }

interface Followed {
  etat: Etat | null
  pilote: string | null
}

export const etatOf = (a: Followed): Etat | 'nonRenseigne' => a.etat ?? 'nonRenseigne'

export const matches = (a: Followed, f: Filters): boolean =>
  (f.etats.length === 0 || f.etats.includes(etatOf(a))) && (!f.sansPilote || a.pilote === null)

export const isFiltering = (f: Filters): boolean => f.sansPilote || f.etats.length > 0

/** Every state in the order of the form, then the blank. */
export const etatsAndBlank: readonly (Etat | 'nonRenseigne')[] = [...(Object.keys(etats) as Etat[]), 'nonRenseigne']

const many: Partial<Record<Etat | 'nonRenseigne', string>> = {
  realisee: 'réalisées',
  bloquee: 'bloquées',
  abandonnee: 'abandonnées',
  nonRenseigne: 'non renseignées',
}

/** « 1 réalisée », « 3 en cours ». */
export function countWords(etat: Etat | 'nonRenseigne', count: number): string {
  const one = etat === 'nonRenseigne' ? 'non renseignée' : etats[etat].toLowerCase()
  return `${count}\u00a0${count < 2 ? one : (many[etat] ?? one)}`
}
