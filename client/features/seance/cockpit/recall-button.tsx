import { Megaphone } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { rappeler } from '#shared/api/conduite'

/** Brings everyone's screen back to where the meeting is; whoever is typing is asked first. */
export function RecallButton() {
  const { seance, phase } = useMeeting()
  const recall = useAction(rappeler)
  if (phase !== 'live') return null
  const press = async () => {
    if (recall.busy) return
    const result = await recall.run({ params: { id: seance.id } })
    if (result.ok) notify('Tout le monde est rappelé là où en est la séance.')
  }
  return (
    <>
      <Button small onPress={() => void press()}>
        <Megaphone size={16} aria-hidden="true" /> Rappeler tout le monde
      </Button>
      <Refused of={recall.refusal} />
    </>
  )
}
