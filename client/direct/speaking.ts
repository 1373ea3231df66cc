import { useAction } from '#client/api/answer'
import { announce } from '#client/ui/notice'
import type { Refusal } from '#shared/api/endpoint'
import { askParole, clearSignal, endParole, raiseSignal } from '#shared/api/seances'
import { useMeeting } from './meeting.tsx'
import { placeInQueue, rankInQueue } from './signals.ts'

export interface Speaking {
  /** False outside a meeting under way, or for those who only watch. */
  possible: boolean
  /** 1 for the next to speak; null when the person has not asked. */
  place: number | null
  cannotHear: boolean
  toggleParole: () => void
  toggleHearing: () => void
  refusal: Refusal | null
}

/** Asking for the floor and « je n’entends pas », for oneself: pressing again takes it back. */
export function useSpeaking(): Speaking {
  const { seance, direct, phase, takesPart } = useMeeting()
  const ask = useAction(askParole)
  const end = useAction(endParole)
  const raise = useAction(raiseSignal)
  const clear = useAction(clearSignal)
  const params = { id: seance.id }
  const place = placeInQueue(direct, seance.personId)
  const mine = direct.signaux.find((s) => s.personne === seance.personId && s.nature === 'entendsPas')

  const toggleParole = async () => {
    if (place !== null) {
      const result = await end.run({ params: { ...params, personId: seance.personId } })
      if (result.ok) announce('Votre demande de parole est retirée.')
      return
    }
    const result = await ask.run({ params })
    if (result.ok) announce(`Parole demandée\u00a0: vous êtes ${rankInQueue(direct.parole.length + 1)}.`)
  }
  const toggleHearing = async () => {
    if (mine !== undefined) {
      const result = await clear.run({ params: { ...params, signalId: mine.id } })
      if (result.ok) announce('L’animation ne voit plus votre signal.')
      return
    }
    const result = await raise.run({ params, body: { nature: 'entendsPas' } })
    if (result.ok) announce('L’animation est prévenue que vous n’entendez pas.')
  }
  return {
    possible: takesPart && (phase === 'open' || phase === 'live'),
    place,
    cannotHear: mine !== undefined,
    toggleParole: () => void toggleParole(),
    toggleHearing: () => void toggleHearing(),
    refusal: ask.refusal ?? end.refusal ?? raise.refusal ?? clear.refusal,
  }
}
