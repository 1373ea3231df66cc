import { useNow } from '#client/api/server-clock'
import { lateness } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { clockTime, timeOfDay } from '#client/words/dates'
import { minutes } from '#client/words/durations'

const MINUTE = 60_000

/** How late the meeting runs; nothing when a length it depends on was not planned. */
export function LatenessCard() {
  const { direct, phase } = useMeeting()
  const now = useNow()
  const found = phase === 'live' ? lateness(direct, now) : null
  if (found === null) return null
  const late = Math.round(found.late / MINUTE)
  return (
    <div className="carte retard">
      <p className="cle">{late > 0 ? 'Retard sur le déroulé' : 'Avance sur le déroulé'}</p>
      <p>
        <strong>{late === 0 ? 'à l’heure' : `${late > 0 ? '+' : '−'}\u00a0${minutes(Math.abs(late))}`}</strong>{' '}
        <span className="petit">fin estimée {timeOfDay(clockTime(found.endsAt))}</span>
      </p>
    </div>
  )
}
