import { useAnswer } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { getCode } from '#shared/api/seances'

/** How to come in: QR, address, code. Asked again now and then, since the code can be changed. */
export function JoinCode({ large }: { large?: boolean }) {
  const { seance } = useMeeting()
  const answer = useAnswer(getCode, { params: { id: seance.id } }, { every: 20_000 })
  if (answer.state !== 'ready') return <span />
  const { code, adresse, qr } = answer.value
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
