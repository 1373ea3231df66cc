import { Camera } from 'lucide-react'
import { serverNow } from '#client/api/server-clock'
import { currentPoint, nextPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { useTakeSeance } from '#client/direct/take-seance'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { clockTime, timeOfDay } from '#client/words/dates'
import { can } from '#shared/access/can'

/**
 * One press keeps the meeting as it is now: near the current item when a pause is, else under the running order. Nothing closes: whoever is late is not waited for a second time, what they
 * typed will be in the next snapshot, and the message says so.
 */
export function PauseSnapshot({ near }: { near: boolean }) {
  const { seance, direct, phase } = useMeeting()
  const { take, busy, refusal } = useTakeSeance()
  const pause = [currentPoint(direct), nextPoint(direct)].some((p) => p?.nature === 'pause')
  if (pause !== near) return null
  if (phase !== 'live' || !can(seance.roles, 'takeSnapshot')) return null
  const press = async () => {
    if (busy) return
    const at = timeOfDay(clockTime(serverNow()))
    const taken = await take(seance.id, `Avant la pause, ${at}`)
    if (taken === null) return
    notify(`Instantané pris à ${at}${taken.sans}.`)
  }
  return (
    <div>
      <Button small onPress={() => void press()}>
        <Camera size={16} aria-hidden="true" /> {busy ? 'Instantané en cours…' : 'Instantané avant la pause'}
      </Button>
      <Refused of={refusal} />
    </div>
  )
}
