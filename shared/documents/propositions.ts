import type { SortProposition } from './choices.ts'

interface Wording<Titre> {
  sort: SortProposition | null
  titre: Titre
  reformulation: string | null
}

/** As it is worded now; the first wording stays in `titre`. */
export const redaction = <Titre extends string | null>({
  sort,
  titre,
  reformulation,
}: Wording<Titre>): Titre | string => (sort === 'reformulee' ? reformulation : null) ?? titre

/** Whether a sub-group may still take it up: neither given up nor put off. */
export const estPortee = ({ sort }: { sort: SortProposition | null }): boolean =>
  sort !== 'abandonnee' && sort !== 'differee'
