import { useAction } from '#client/api/answer'
import { currentPoint, isAboutSuivi, nextPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { PointPiece } from '#client/direct/point-piece'
import { PointTimer } from '#client/direct/point-timer'
import { Button } from '#client/ui/button'
import { Refused } from '#client/ui/refused'
import { extendPoint, goToPoint } from '#shared/api/conduite'
import { SuiviLinks } from '../documents/suivi-links.tsx'
import { PointElapsed } from './point-elapsed.tsx'

/** What is current, its clock, and the two gestures of every minute: more time, next item. */
export function CurrentPoint() {
  const { seance, direct, phase } = useMeeting()
  const extend = useAction(extendPoint)
  const go = useAction(goToPoint)
  const current = currentPoint(direct)
  const parent = direct.points.find((p) => p.id === current?.parent)
  const next = nextPoint(direct)
  const runs = phase === 'live'
  const params = { id: seance.id }
  // Never disabled while the server answers: the focus would be lost between two presses.
  const more = () => {
    if (!extend.busy) void extend.run({ params, body: { minutes: 5 } })
  }
  const goOn = (pointId: string) => {
    if (!go.busy) void go.run({ params, body: { pointId } })
  }
  const refusal = extend.refusal ?? go.refusal
  return (
    <section className="point-courant" aria-labelledby="point-courant">
      <h2 id="point-courant">{current?.titre ?? 'Aucun point en cours'}</h2>
      <PointTimer point={current} size="large" />
      {current !== null && <PointElapsed point={current} />}
      {runs && current !== null && (
        <Button small onPress={more}>
          +&nbsp;5&nbsp;min
        </Button>
      )}
      {runs && next !== null && (
        <Button small onPress={() => goOn(next.id)}>
          <span className="point-suivant">Suivant&nbsp;: {next.titre}</span>
        </Button>
      )}
      <PointPiece point={current} />
      {isAboutSuivi(current, parent) && <SuiviLinks />}
      <Refused of={refusal} />
    </section>
  )
}
