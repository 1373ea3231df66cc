import { useEffect } from 'react'
import { useAnswer } from '#client/api/answer'
import { NO_NETWORK } from '#client/api/call'
import { useMeeting } from '#client/direct/meeting'
import { forgetCode, keepCode, lastCode } from '#client/offline/last-code'
import { classes } from '#client/ui/class-names'
import { getCode } from '#shared/api/seances'

/** How to come in: QR, address, code. Asked again now and then, since the code can be changed; without network, the last known. */
export function JoinCode({ large }: { large?: boolean }) {
  const { seance } = useMeeting()
  const answer = useAnswer(getCode, { params: { id: seance.id } }, { every: 20_000 })
  const received = answer.state === 'ready' ? answer.value : null
  const denied = answer.state === 'refused' && answer.code !== NO_NETWORK && answer.status < 500
  useEffect(() => {
    if (received !== null) keepCode(seance.id, received)
    if (denied) forgetCode(seance.id)
  }, [received, denied, seance.id])
  const known = received ?? (denied ? null : lastCode(seance.id))
  if (known === null) return <span />
  const { code, adresse, qr } = known
  return (
    <div className={classes('projection-code', large === true && 'grand')}>
      <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={`QR pour rejoindre la séance, code ${code}`} />
      <p>
        <strong>Rejoindre&nbsp;: {adresse}</strong>
        <span className="chrono projection-lettres">{code}</span>
      </p>
    </div>
  )
}
