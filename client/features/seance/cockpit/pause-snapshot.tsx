import { Camera } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { currentPoint, nextPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { clockTime, timeOfDay } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import { takeInstantane } from '#shared/api/instantanes'

/**
 * One press keeps the meeting as it is now: near the current item when a pause is, else under the running order. Nothing closes: whoever is late is not waited for a second time, what they
 * typed will be in the next snapshot, and the message says so.
 */
export function PauseSnapshot({ near }: { near: boolean }) {
  const { seance, direct, phase } = useMeeting()
  const take = useAction(takeInstantane)
  const pause = [currentPoint(direct), nextPoint(direct)].some((p) => p?.nature === 'pause')
  if (pause !== near) return null
  if (phase !== 'live' || !can(seance.roles, 'takeSnapshot')) return null
  const press = async () => {
    if (take.busy) return
    const params = { id: seance.id }
    const at = timeOfDay(clockTime(serverNow()))
    const libelle = `Avant la pause, ${at}`
    const first = await take.run({ params, body: { libelle } })
    const late = first.ok && !first.value.ok ? first.value.enRetard : []
    const done =
      late.length === 0 ? first : await take.run({ params, body: { libelle, sans: late.map((l) => l.personId) } })
    if (!done.ok || !done.value.ok) return
    const without = late.length === 0 ? '' : `, sans ce que ${plural(late.length, 'personne')} n’a pas pu envoyer`
    notify(`Instantané pris à ${at}${without}.`)
  }
  return (
    <div>
      <Button small onPress={() => void press()}>
        <Camera size={16} aria-hidden="true" /> {take.busy ? 'Instantané en cours…' : 'Instantané avant la pause'}
      </Button>
      <Refused of={take.refusal} />
    </div>
  )
}
