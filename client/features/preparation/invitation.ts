import { whenWords } from '#client/direct/titles'
import type { Preparation } from './draft.ts'

type Seance = Pick<Preparation, 'titre' | 'jour' | 'debut' | 'fin' | 'lieu' | 'visio' | 'coanimation' | 'points'>

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

export const objetOf = (seance: Seance): string => `Invitation\u00a0: ${seance.titre}, ${lowerFirst(whenWords(seance))}`

/** Plain words to paste in a message: everything a person needs to come, and the link that is theirs. */
export function invitationWords(seance: Seance, lien: string | null): string {
  const { titre, lieu, visio, coanimation, points } = seance
  const agenda = points.filter((p) => p.parent === null)
  const parts = [
    'Bonjour,',
    `Vous êtes invité·e à la séance «\u00a0${titre}\u00a0».`,
    [
      `Quand\u00a0: ${lowerFirst(whenWords(seance))}`,
      ...(lieu === null ? [] : [`Où\u00a0: ${lieu}`]),
      ...(visio === null ? [] : [`À distance\u00a0: ${visio}`]),
      ...(coanimation.length === 0 ? [] : [`Coanimation\u00a0: ${coanimation.join(', ')}`]),
    ].join('\n'),
    agenda.length === 0
      ? null
      : [
          'Ordre du jour\u00a0:',
          ...agenda.map((p) => (p.numero === null ? `– ${p.titre}` : `${p.numero} ${p.titre}`)),
        ].join('\n'),
    lien === null
      ? 'Le jour venu, le code affiché dans la salle et dans la visio ouvre la séance\u00a0: aucun compte à créer.'
      : [
          'Votre lien personnel, qui ouvre la séance sur votre téléphone ou votre ordinateur, sans compte à créer\u00a0:',
          lien,
          'Il est à vous\u00a0: ne le transmettez pas. Pour vous faire représenter, répondez à ce message.',
        ].join('\n'),
    'À bientôt,',
  ]
  return parts.filter((part) => part !== null).join('\n\n')
}
