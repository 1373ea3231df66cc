import { useAction } from '#client/api/answer'
import { announce } from '#client/ui/notice'
import type { Refusal } from '#shared/api/endpoint'
import { askParole, endParole } from '#shared/api/seances'
import { useMeeting } from './meeting.tsx'
import { placeInQueue, rankInQueue } from './signals.ts'

export interface Speaking {
  /** False outside a meeting under way, or for those who only watch. */
  possible: boolean
  /** 1 for the next to speak; null when the person has not asked. */
  place: number | null
  toggleParole: () => void
  refusal: Refusal | null
}

/** Asking for the floor for oneself, or for somebody who shares the device: pressing again takes it back. */
export function useSpeaking(pour?: string): Speaking {
  const { seance, direct, phase, takesPart } = useMeeting()
  const ask = useAction(askParole)
  const end = useAction(endParole)
  const params = { id: seance.id, personId: pour ?? seance.personId }
  const place = placeInQueue(direct, params.personId)

  const toggleParole = async () => {
    if (place !== null) {
      const result = await end.run({ params })
      if (result.ok) announce('Demande de parole retirée.')
      return
    }
    const result = await ask.run({ params })
    if (result.ok)
      announce(
        direct.alternance
          ? 'Parole demandée.'
          : `Parole demandée\u00a0: vous êtes ${rankInQueue(direct.parole.length + 1)}.`,
      )
  }
  return {
    possible: takesPart && (phase === 'open' || phase === 'live'),
    place,
    toggleParole: () => void toggleParole(),
    refusal: ask.refusal ?? end.refusal,
  }
}
