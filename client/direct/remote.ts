import { currentPoint } from './deroule.ts'
import type { LiveMeeting } from './live-meeting.ts'

/** After this long without a word from the remote side, those who run the meeting are reminded of it. */
const SILENCE_MS = 20 * 60_000

type Heard = Pick<
  LiveMeeting,
  'phase' | 'aDistance' | 'distanceEntendueA' | 'aLaParole' | 'tour' | 'points' | 'pointCourant'
>

/** Items during which the remote side is not expected in the room. */
const apart = (nature: LiveMeeting['points'][number]['nature']): boolean =>
  nature === 'pause' || nature === 'sousGroupes'

/** How long the remote side has been silent, once that is too long; null otherwise. A pause and sub-groups do not count. */
export function remoteSilence(direct: Heard, now: number): number | null {
  const { phase, aDistance, distanceEntendueA, points } = direct
  if (phase !== 'live' || (aDistance ?? 0) === 0 || distanceEntendueA === null) return null
  const speaks = [...direct.aLaParole, ...direct.tour.filter((t) => t.etat === 'encours')]
  if (speaks.some((p) => p.mode === 'distance') || apart(currentPoint(direct)?.nature ?? null)) return null
  const back = points.filter((p) => apart(p.nature)).map((p) => p.finiA ?? 0)
  const silent = now - Math.max(distanceEntendueA, ...back)
  return silent < SILENCE_MS ? null : silent
}
