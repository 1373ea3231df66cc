import { plural } from '#client/words/numbers'
import type { EtatObjectif } from '#shared/documents/choices'
import type { LiveMeeting, Participant, SousGroupeRow } from './live-meeting.ts'

export const membersOf = (direct: Pick<LiveMeeting, 'participants'>, sousGroupeId: string | null): Participant[] =>
  direct.participants.filter((p) => p.sousGroupe === sousGroupeId)

/** Those at work: neither merged nor abandoned. */
export const openGroupes = ({ sousGroupes }: Pick<LiveMeeting, 'sousGroupes'>): SousGroupeRow[] =>
  sousGroupes.filter((g) => g.etat !== 'fusionne' && g.etat !== 'abandonne')

/** In the order they report. */
export const inPassage = (direct: Pick<LiveMeeting, 'sousGroupes'>): SousGroupeRow[] =>
  openGroupes(direct).sort((a, b) => (a.passage ?? a.numero ?? 0) - (b.passage ?? b.numero ?? 0))

export const hasFloor = ({ presenteA, presenteFinA }: Pick<SousGroupeRow, 'presenteA' | 'presenteFinA'>): boolean =>
  presenteA !== null && presenteFinA === null

/** « 3 prêt·es sur 8 »; null while nobody is. */
export function readyWords(people: readonly Participant[]): string | null {
  const ready = people.filter((p) => p.pret).length
  return ready === 0 ? null : `${plural(ready, 'prêt·e')} sur\u00a0${people.length}`
}

/** What became of a sub-group that ended; null while it is at work. */
export function endWords(groupe: SousGroupeRow, { sousGroupes }: Pick<LiveMeeting, 'sousGroupes'>): string | null {
  if (groupe.etat === 'abandonne') return 'abandonné'
  if (groupe.etat !== 'fusionne') return null
  const into = sousGroupes.find((g) => g.id === groupe.vers)
  return into === undefined ? 'fusionné' : `fusionné avec le ${groupeWords(into).toLowerCase()}`
}

/** A member who was offline wrote in a sheet after the other took its text: nobody looks there by themselves. */
export const wroteAfterMerge = ({
  etat,
  finiA,
  modifieA,
}: Pick<SousGroupeRow, 'etat' | 'finiA' | 'modifieA'>): boolean =>
  etat === 'fusionne' && finiA !== null && modifieA !== null && modifieA > finiA

export interface Headcount {
  total: number
  salle: number
  distance: number
}

export const headcount = (people: readonly Participant[]): Headcount => ({
  total: people.length,
  salle: people.filter((p) => p.mode === 'salle').length,
  distance: people.filter((p) => p.mode === 'distance').length,
})

export const peopleWords = (n: number): string => plural(n, 'personne')

/** « Sous-groupe 2 »; a number is never invented. */
export const groupeWords = ({ numero }: Pick<SousGroupeRow, 'numero'>): string =>
  numero === null ? 'Sous-groupe' : `Sous-groupe\u00a0${numero}`

/** The short title when there is one: titles run to 278 characters. */
export const shortTitle = ({ titreCourt, titre }: Pick<SousGroupeRow, 'titreCourt' | 'titre'>): string =>
  titreCourt ?? titre ?? 'sans titre'

/** « Sous-groupe 2 · Cartographie », the name a document of the meeting goes by on its screens; its own title elsewhere. */
export function sheetName({ sousGroupes }: Pick<LiveMeeting, 'sousGroupes'>, id: string, titre: string): string {
  const groupe = sousGroupes.find(({ document }) => document === id)
  return groupe === undefined ? titre : `${groupeWords(groupe)} · ${shortTitle(groupe)}`
}

/** « Sans objet » answers the objective: it is not missing. */
export const answered = (etats: readonly EtatObjectif[]): number =>
  etats.filter((e) => e === 'traite' || e === 'sansObjet').length

/** « 4 objectifs sur 6 ». */
export const answeredWords = (etats: readonly EtatObjectif[]): string =>
  `${plural(answered(etats), 'objectif')} sur\u00a0${etats.length}`
