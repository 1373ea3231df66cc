import { Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { useAction } from '#client/api/answer'
import { membersOf, readyWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Refused } from '#client/ui/refused'
import { setPret } from '#shared/api/mise-en-commun'

/** « Prêt »: the sub-group and those who run the meeting see how many are. */
export function ReadyButton({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, direct, phase, takesPart, sousGroupeId } = useMeeting()
  const action = useAction(setPret)
  if (!takesPart || phase !== 'live' || sousGroupeId !== groupe.id) return null
  const people = membersOf(direct, groupe.id)
  const mine = people.find((p) => p.id === seance.personId)?.pret ?? false
  const words = readyWords(people)
  return (
    <section className="pile serree">
      <ToggleButton
        className="btn large bascule"
        isSelected={mine}
        onChange={(pret) => void action.run({ params: { id: seance.id }, body: { pret } })}
      >
        <Check size={18} aria-hidden="true" /> Je suis prêt·e
      </ToggleButton>
      {words !== null && <p className="petit">{words}.</p>}
      <Refused of={action.refusal} />
    </section>
  )
}
