import type { Ecran, Phase } from '#shared/documents/choices'
import { currentPoint, isAboutSuivi } from './deroule.ts'
import { openGroupes } from './groupes.ts'
import type { LiveMeeting, SousGroupeRow } from './live-meeting.ts'

type Asked = Pick<
  LiveMeeting,
  'points' | 'pointCourant' | 'propositions' | 'sousGroupes' | 'ecran' | 'ecranSousGroupe' | 'ecranPage'
>

export interface Projected {
  ecran: Ecran
  /** The one shown large. */
  sousGroupe: SousGroupeRow | null
  /** From 0; a screen with fewer pages goes round. */
  page: number
  /** A facilitator chose it: it does not follow the current item. */
  chosen: boolean
}

/** What the projection shows by itself: what the phase, then the current item, is about. */
function ofTheMoment(direct: Asked, phase: Phase): Ecran {
  if (phase === 'open') return 'code'
  if (phase === 'closed' || phase === 'validated') return 'releve'
  const current = currentPoint(direct)
  const parent = direct.points.find((p) => p.id === current?.parent) ?? null
  if (phase !== 'live' || current === null) return 'deroule'
  const groups = openGroupes(direct).length > 0
  for (const point of [current, parent]) {
    if (point?.nature === 'tourDeTable') return 'tourDeTable'
    if (groups && (point?.nature === 'sousGroupes' || point?.nature === 'miseEnCommun')) return 'sousGroupes'
    if (point?.nature === 'propositions' && direct.propositions.length > 0) return 'propositions'
    if (point?.nature === 'cloture') return 'releve'
  }
  return isAboutSuivi(current, parent) ? 'suivi' : 'deroule'
}

/** What the projection shows: what a facilitator chose, else what the meeting is at. */
export function projected(direct: Asked, phase: Phase): Projected {
  const gathered = phase === 'open' || phase === 'live'
  const page = direct.ecranPage ?? 0
  if (!gathered || direct.ecran === null)
    return { ecran: ofTheMoment(direct, phase), sousGroupe: null, page, chosen: false }
  if (direct.ecran !== 'sousGroupe') return { ecran: direct.ecran, sousGroupe: null, page, chosen: true }
  const sousGroupe = direct.sousGroupes.find((g) => g.id === direct.ecranSousGroupe) ?? null
  // Gone since it was chosen: the others are still there to be seen.
  return sousGroupe === null
    ? { ecran: 'sousGroupes', sousGroupe, page: 0, chosen: true }
    : { ecran: 'sousGroupe', sousGroupe, page, chosen: true }
}

/** The sub-group to show large after what is shown: from all of them to the first, then one by one in their order. */
export function nextLarge(direct: Asked, { ecran, sousGroupe }: Projected): SousGroupeRow | null {
  if (ecran !== 'sousGroupes' && ecran !== 'sousGroupe') return null
  const groupes = openGroupes(direct)
  const at = groupes.findIndex((g) => g.id === sousGroupe?.id)
  return groupes[at + 1] ?? null
}
