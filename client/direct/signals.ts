import { plural } from '#client/words/numbers'
import type { PersonalSignal } from '#shared/documents/choices'
import type { LiveMeeting } from './live-meeting.ts'

type Signals = Pick<LiveMeeting, 'signaux'>
type Queue = Pick<LiveMeeting, 'parole'>

interface SignalWords {
  /** What the person presses. */
  label: string
  /** To those who run the meeting. */
  one: string
  many: string
  /** What they may try first. */
  hint: string | null
  /** Said to the person once it is raised. */
  raised: string
}

/** What a person may signal, the gravest first. */
export const signalWords: Readonly<Record<PersonalSignal, SignalWords>> = {
  entendsPas: {
    label: 'Je n’entends pas',
    one: 'n’entend pas',
    many: 'n’entendent pas',
    hint: 'Vérifiez le micro de la salle et le son de la visio.',
    raised: 'L’animation est prévenue que vous n’entendez pas.',
  },
  voisPas: {
    label: 'Je ne vois pas',
    one: 'ne voit pas',
    many: 'ne voient pas',
    hint: 'Vérifiez le partage d’écran\u00a0; «\u00a0À l’écran\u00a0» s’ouvre aussi sur leur appareil.',
    raised: 'L’animation est prévenue que vous ne voyez pas.',
  },
  plusLentement: {
    label: 'Plus lentement',
    one: 'demande d’aller plus lentement',
    many: 'demandent d’aller plus lentement',
    hint: null,
    raised: 'L’animation sait que vous demandez d’aller plus lentement.',
  },
  question: {
    label: 'Une question',
    one: 'a une question',
    many: 'ont une question',
    hint: null,
    raised: 'L’animation sait que vous avez une question.',
  },
}
export const personalSignals = Object.keys(signalWords) as PersonalSignal[]

export interface SignalGroup {
  nature: PersonalSignal
  /** The longest first. */
  people: LiveMeeting['signaux']
}

/** What waits for an answer, one group per signal. */
export const signalGroups = ({ signaux }: Signals): SignalGroup[] =>
  personalSignals
    .map((nature) => ({
      nature,
      people: signaux.filter((s) => s.nature === nature).sort((a, b) => (a.depuis ?? 0) - (b.depuis ?? 0)),
    }))
    .filter(({ people }) => people.length > 0)

/** « 3 personnes n’entendent pas ». */
export const groupWords = ({ nature, people }: SignalGroup): string =>
  `${plural(people.length, 'personne')} ${signalWords[nature][people.length < 2 ? 'one' : 'many']}`

/** 1 for the next to speak; null when the person has not asked. */
export function placeInQueue({ parole }: Queue, personId: string): number | null {
  const at = parole.findIndex((p) => p.personne === personId)
  return at === -1 ? null : at + 1
}

/** « n° 1 ». */
export const rank = (n: number): string => `n°\u00a0${n}`

/** « en position 1 dans la file de parole ». */
export const rankInQueue = (n: number): string => `en position\u00a0${n} dans la file de parole`
