import { useAction } from '#client/api/answer'
import { announce } from '#client/ui/notice'
import type { Refusal } from '#shared/api/endpoint'
import { clearSignal, raiseSignal } from '#shared/api/seances'
import type { PersonalSignal } from '#shared/documents/choices'
import { useMeeting } from './meeting.tsx'
import { personalSignals, signalWords } from './signals.ts'

export interface MySignals {
  raised: readonly PersonalSignal[]
  /** Raises it; again, takes it back. */
  toggle: (nature: PersonalSignal) => void
  refusal: Refusal | null
}

/** What this person signals to those who run the meeting. */
export function useSignals(): MySignals {
  const { seance, direct } = useMeeting()
  const raise = useAction(raiseSignal)
  const clear = useAction(clearSignal)
  const mine = direct.signaux.filter((s) => s.personne === seance.personId)
  const params = { id: seance.id }

  const toggle = async (nature: PersonalSignal) => {
    const signal = mine.find((s) => s.nature === nature)
    if (signal !== undefined) {
      const result = await clear.run({ params: { ...params, signalId: signal.id } })
      if (result.ok)
        announce(`«\u00a0${signalWords[nature].label}\u00a0»\u00a0: l’animation ne voit plus votre signal.`)
      return
    }
    const result = await raise.run({ params, body: { nature } })
    if (result.ok) announce(signalWords[nature].raised)
  }
  return {
    raised: personalSignals.filter((nature) => mine.some((s) => s.nature === nature)),
    toggle: (nature) => void toggle(nature),
    refusal: raise.refusal ?? clear.refusal,
  }
}
