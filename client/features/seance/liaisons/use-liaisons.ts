import { useAnswer } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { getLiaisons, type Liaison } from '#shared/api/liaisons'
import type { Phase } from '#shared/documents/choices'

const EVERY: Readonly<Record<Phase, number>> = {
  draft: 15_000,
  open: 2_000,
  live: 2_000,
  closed: 2_000,
  validated: 15_000,
}
/** Several answers missed: what is shown is no longer what is. */
const MISSED = 4

export interface Tower {
  /** The last known; null until the first answer. */
  liaisons: readonly Liaison[] | null
  arrivees: number
  /** When the server last answered, its clock; null while it does. */
  unknownSince: number | null
  retry: () => void
}

/** Who is linked, asked again every two seconds where `asks` is set; elsewhere what was last answered. */
export function useLiaisons({ asks = false }: { asks?: boolean } = {}): Tower {
  const { seance, phase } = useMeeting()
  const every = EVERY[phase]
  const answer = useAnswer(getLiaisons, { params: { id: seance.id } }, asks ? { every } : {})
  const now = useNow()
  if (answer.state !== 'ready') {
    const unknownSince = answer.state === 'refused' ? now : null
    return { liaisons: null, arrivees: 0, unknownSince, retry: answer.retry }
  }
  const { liaisons, arrivees, maintenant } = answer.value
  const isOld = now - maintenant > MISSED * every || answer.stale !== null
  return { liaisons, arrivees, unknownSince: isOld ? maintenant : null, retry: answer.retry }
}
