import type { Phase } from '#shared/documents/choices'
import { currentPoint } from './deroule.ts'
import type { LiveMeeting } from './live-meeting.ts'

type Led = Pick<LiveMeeting, 'points' | 'pointCourant' | 'sousGroupes' | 'participants'> & { phase: Phase | null }

/** The page a person works on at the current item: their sheet during the work in sub-groups, else the meeting. Null when nothing runs. */
export function placeOfMeeting(seanceId: string, direct: Led, personId: string): string | null {
  if (direct.phase !== 'live') return null
  const current = currentPoint(direct)
  const parent = direct.points.find((p) => p.id === current?.parent)
  const meeting = `/seances/${seanceId}`
  if (current?.nature !== 'sousGroupes' && parent?.nature !== 'sousGroupes') return meeting
  const mine = direct.participants.find((p) => p.id === personId)?.sousGroupe ?? null
  const sheet = direct.sousGroupes.find((g) => g.id === mine)?.document ?? null
  return sheet === null ? meeting : `${meeting}/sous-groupes/${sheet}`
}

/** What following depends on, as a page last knew it. */
export interface Seen {
  /** The item that was current. */
  point: string | null
  /** Where the meeting was. */
  place: string | null
  rappelA: number | null
}

/** Whether the screen moves by itself: called back, or it was where the meeting was and the item changed. */
export function isMoved(before: Seen, now: Seen, here: string): boolean {
  if (now.place === null || now.place === here) return false
  if (now.rappelA !== before.rappelA) return true
  return now.point !== before.point && before.place === here
}
