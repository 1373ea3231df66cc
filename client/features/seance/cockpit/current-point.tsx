import { useAction } from '#client/api/answer'
import { currentPoint, nextPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { PointTimer } from '#client/direct/point-timer'
import { Button } from '#client/ui/button'
import { extendPoint, goToPoint } from '#shared/api/seances'

/** What is current, its clock, and the two gestures of every minute: more time, next item. */
export function CurrentPoint() {
  const { seance, direct, phase } = useMeeting()
  const extend = useAction(extendPoint)
  const go = useAction(goToPoint)
  const current = currentPoint(direct)
  const next = nextPoint(direct)
  const runs = phase === 'live'
  const params = { id: seance.id }
  const refusal = extend.refusal ?? go.refusal
  return (
    <section className="point-courant" aria-labelledby="point-courant">
      <h2 id="point-courant">{current?.titre ?? 'Aucun point en cours'}</h2>
      <PointTimer point={current} size="large" />
      {runs && current !== null && (
        <Button small isDisabled={extend.busy} onPress={() => void extend.run({ params, body: { minutes: 5 } })}>
          +&nbsp;5&nbsp;min
        </Button>
      )}
      {runs && next !== null && (
        <Button small isDisabled={go.busy} onPress={() => void go.run({ params, body: { pointId: next.id } })}>
          <span className="sr">Point </span>
          <span className="point-suivant">suivant&nbsp;: {next.titre}</span>
        </Button>
      )}
      {refusal !== null && (
        <p className="champ-erreur" role="alert">
          {refusal.message}
        </p>
      )}
    </section>
  )
}
