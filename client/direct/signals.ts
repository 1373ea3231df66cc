import { plural } from '#client/words/numbers'
import type { LiveMeeting } from './live-meeting.ts'

type Signals = Pick<LiveMeeting, 'signaux'>
type Queue = Pick<LiveMeeting, 'parole'>

/** People who cannot hear, the longest first. */
export const cannotHear = ({ signaux }: Signals): LiveMeeting['signaux'] =>
  signaux.filter((s) => s.nature === 'entendsPas').sort((a, b) => (a.depuis ?? 0) - (b.depuis ?? 0))

export const cannotHearWords = (n: number): string =>
  n < 2 ? `${plural(n, 'personne')} n’entend pas` : `${plural(n, 'personne')} n’entendent pas`

/** 1 for the next to speak; null when the person has not asked. */
export function placeInQueue({ parole }: Queue, personId: string): number | null {
  const at = parole.findIndex((p) => p.personne === personId)
  return at === -1 ? null : at + 1
}

/** « n° 1 ». */
export const rank = (n: number): string => `n°\u00a0${n}`

/** « en position 1 dans la file de parole ». */
export const rankInQueue = (n: number): string => `en position\u00a0${n} dans la file de parole`
