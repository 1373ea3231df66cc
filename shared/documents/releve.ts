import type { NatureReleve } from './choices.ts'
import type { NotesDeSeance } from './notes-de-seance.ts'
import type { SousGroupe } from './sous-groupe.ts'

type Notes = Pick<NotesDeSeance, 'releve'>

/** A line as it is read, whatever it was written in. */
export interface ReleveLine {
  /** Id of the row, in its document. */
  id: string
  nature: NatureReleve | null
  texte: string
  /** The organisation that answers for it. */
  qui: string | null
  personne: string | null
  echeance: string | null
  /** Item of the agenda that was current; null for what a sheet holds. */
  point: string | null
  sousGroupe: string | null
  noteA: number | null
  /** Those around the device it was typed on, see `pourTous`; null when it was typed for one person. */
  saisiPour: string | null
  /** `fiche`: a commitment written in the sheet of its sub-group, and changed there. */
  ou: 'notes' | 'fiche'
}

/** Lines that are followed until done: somebody answers for them, and a day is set. */
export const naturesSuivies: readonly NatureReleve[] = ['decision', 'engagement']

/** Decisions first, then commitments, then the rest: the order a relevé is read in. */
const order: readonly (NatureReleve | null)[] = ['decision', 'engagement', 'information', 'question', 'frigo', null]

type Said = Pick<ReleveLine, 'nature' | 'texte' | 'qui' | 'personne' | 'echeance'>

export type Manque = 'qui' | 'echeance'

/** What a line still lacks before it can be followed. */
export function manques({ nature, qui, personne, echeance }: Omit<Said, 'texte'>): Manque[] {
  if (nature === null || !naturesSuivies.includes(nature)) return []
  return [
    ...(qui === null && personne === null ? (['qui'] as const) : []),
    ...(echeance === null ? (['echeance'] as const) : []),
  ]
}

/** A row somebody added and left blank says nothing. */
const estVide = ({ texte, qui, personne }: Omit<Said, 'echeance' | 'nature'>): boolean =>
  texte.trim() === '' && qui === null && personne === null

/** One list from the plenary and the sheets of the sub-groups, in the order it is read. */
export function lignesDuReleve(
  notes: Notes | null,
  sheets: readonly { sousGroupe: string; fiche: Pick<SousGroupe, 'engagements'> }[],
): ReleveLine[] {
  const plenary = (notes?.releve ?? []).map(
    (row): ReleveLine => ({ ...row, personne: row.personne ?? null, saisiPour: row.saisiPour ?? null, ou: 'notes' }),
  )
  const engagements = sheets.flatMap(({ sousGroupe, fiche }) =>
    fiche.engagements.map(
      ({ id, qui, quoi, echeance, saisiPour }): ReleveLine => ({
        ...{ id, nature: 'engagement', texte: quoi, qui, personne: null, echeance, point: null, sousGroupe },
        ...{ noteA: null, saisiPour: saisiPour ?? null, ou: 'fiche' },
      }),
    ),
  )
  const said = [...plenary, ...engagements].filter((line) => !estVide(line))
  // A sheet that took in another has its rows too, under the same ids: the first sheet that has one tells it.
  return [...new Map(said.toReversed().map((line) => [line.id, line])).values()]
    .toReversed()
    .sort((a, b) => order.indexOf(a.nature) - order.indexOf(b.nature))
}

/** Those around a shared device, as one reference: their ids, so that their names stay where they can be erased. */
export const pourTous = (personIds: readonly string[]): string | null =>
  personIds.length > 1 ? personIds.join(' ') : null

/** « saisi pour Caf et PMI », with what is known of each; null for a line typed for one person. */
export function saisiPourEnMots(
  { saisiPour }: Pick<ReleveLine, 'saisiPour'>,
  wordsOf: (personId: string) => string | null,
): string | null {
  if (saisiPour === null) return null
  const ids = saisiPour.split(' ')
  const words = [...new Set(ids.flatMap((id) => wordsOf(id) ?? []))]
  return `saisi pour ${words.length === 0 ? `${ids.length} personnes` : new Intl.ListFormat('fr').format(words)}`
}

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same organisation, or person, as people type it: accents, capitals and dashes do not count. */
export const sameName = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && bare(a) !== '' && bare(a) === bare(b)
