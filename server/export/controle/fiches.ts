import type { Instantane } from '#server/snapshot/content'
import type { CodeConstat, Constat } from '#shared/api/controle'
import { proseText } from '#shared/document/value'
import { type Etat, etats, etatsAvecRaison } from '#shared/documents/choices'
import { documentsOf, type Fiche, type Frozen } from '../frozen.ts'
import { guillemets, jour, jourCivil, jourDe } from '../words.ts'
import { constat } from './constat.ts'

/** The snapshot a progress note is compared with: the last one before, of another meeting. */
export interface Precedent extends Frozen {
  libelle: string
  at: number
}

type Action = Fiche['actions'][number]

const finis: readonly (Etat | null)[] = ['realisee', 'abandonnee']
const encore: readonly (Etat | null)[] = ['aLancer', 'enCours']

const LONGEST = 90
export const court = (words: string): string =>
  words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1).trimEnd()}…`

/** What an action says against itself. */
function contradictions({ etat, raison, avancementLe, echeance }: Action, auJour: string): string[] {
  const dit = etat === null ? '' : guillemets(etats[etat].toLowerCase())
  return [
    ...(encore.includes(etat) && echeance !== null && echeance < auJour
      ? [`est ${dit} alors que son échéance, le ${jour(echeance)}, est passée`]
      : []),
    ...(etat !== null && etatsAvecRaison.includes(etat) && raison === null ? [`est ${dit} sans raison indiquée`] : []),
    ...(avancementLe !== null && avancementLe > auJour
      ? [`a une note d’avancement du ${jour(avancementLe)}, après l’instantané`]
      : []),
  ]
}

/** Nothing written, or nothing new since the snapshot before. */
function sansNote(action: Action, fiche: string, precedent: Precedent | null): string | null {
  const words = proseText(action.avancement).trim()
  if (words === '') return 'n’a aucune note d’avancement'
  if (precedent === null || finis.includes(action.etat)) return null
  const before = documentsOf(precedent, 'fiche-action')
    .find((d) => d.id === fiche)
    ?.value.actions.find((a) => a.id === action.id)
  const same =
    before !== undefined && proseText(before.avancement).trim() === words && before.avancementLe === action.avancementLe
  return same
    ? `n’a aucune note d’avancement depuis l’instantané ${guillemets(precedent.libelle)} du ${jourDe(precedent.at)}`
    : null
}

/** What the fiches a data block prints still lack, or say twice differently. */
export function fichesEnDefaut(
  source: Instantane,
  cle: string | null,
  rang: number | null,
  precedent: (ficheId: string) => Precedent | null,
): Constat[] {
  const auJour = jourCivil(source.at)
  const fiches = documentsOf(source, 'fiche-action').filter((d) => cle === null || d.id === cle)
  return fiches.flatMap(({ id, value }) => {
    const where = { extrait: null, rang, lieu: { sorte: 'fiche', id } } as const
    const nom = value.numero === null ? `La fiche ${guillemets(court(value.intitule ?? ''))}` : `Fiche ${value.numero}`
    const pilote = value.pilotes.some((p) => p.organisme !== null || p.precision !== null)
    const ofAction = (action: Action): Constat[] => {
      const qui = `${nom}\u00a0: l’action ${guillemets(court(action.intitule))}`
      const say = (code: CodeConstat, words: string) => constat(code, `${qui} ${words}.`, where)
      const note = sansNote(action, id, precedent(id))
      return [
        ...(action.pilote === null && action.etat !== 'abandonnee' ? [say('piloteManquant', 'n’a pas de pilote')] : []),
        ...(action.echeance === null && !finis.includes(action.etat)
          ? [say('dateManquante', 'n’a pas d’échéance')]
          : []),
        ...(note === null ? [] : [say('noteManquante', note)]),
        ...contradictions(action, auJour).map((words) => say('contradiction', words)),
      ]
    }
    return [
      ...(pilote ? [] : [constat('piloteManquant', `${nom} n’a pas de pilote.`, where)]),
      ...value.actions.filter((a) => a.intitule.trim() !== '').flatMap(ofAction),
    ]
  })
}
