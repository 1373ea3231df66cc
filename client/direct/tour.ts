import { plural } from '#client/words/numbers'
import { currentPoint } from './deroule.ts'
import type { LiveMeeting } from './live-meeting.ts'

export type TourRow = LiveMeeting['tour'][number]

interface TourState {
  current: TourRow | null
  /** In the order they will be called. */
  waiting: TourRow[]
  passed: TourRow[]
  done: number
}

/** Where the tour de table stands; null before it begins. */
export function tourState({ tour }: Pick<LiveMeeting, 'tour'>): TourState | null {
  if (tour.length === 0) return null
  const such = (etat: TourRow['etat']) => tour.filter((t) => t.etat === etat)
  return {
    current: such('encours')[0] ?? null,
    waiting: such('attente'),
    passed: such('passe'),
    done: such('fait').length,
  }
}

/** The current item, or the one it is part of, is the tour de table. */
export function isTourTime(direct: Pick<LiveMeeting, 'points' | 'pointCourant'>): boolean {
  const current = currentPoint(direct)
  const parent = direct.points.find((p) => p.id === current?.parent)
  return [current, parent].some((p) => p?.nature === 'tourDeTable')
}

/** To the person themselves: « C’est à vous », « Vous êtes la prochaine personne », « 4 personnes avant vous »; null when it is over for them. */
export function myTurnWords({ tour }: Pick<LiveMeeting, 'tour'>, personId: string): string | null {
  const state = tourState({ tour })
  const mine = tour.find((t) => t.personne === personId)
  if (state === null || mine === undefined) return null
  if (mine.etat === 'encours') return 'C’est à vous.'
  if (mine.etat === 'passe') return 'Votre tour est passé\u00a0: demandez la parole quand vous voulez.'
  const before = state.waiting.indexOf(mine)
  if (before === -1) return null
  if (before === 0) return 'Vous êtes la prochaine personne.'
  return `${plural(before + (state.current === null ? 0 : 1), 'personne')} avant vous.`
}
