import { useAction } from '#client/api/answer'
import { placeOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { announce } from '#client/ui/notice'
import { Shape } from '#client/ui/shape'
import { OrBlank } from '#client/words/blanks'
import { goToPoint } from '#shared/api/seances'
import { PointTimes } from '../point-times.tsx'
import { LatenessCard } from './lateness-card.tsx'

/** The running order: what was done, what is current, what comes. Pressing an item makes it current. */
export function DeroulePanel() {
  const { seance, direct, phase } = useMeeting()
  const go = useAction(goToPoint)
  const runs = phase === 'live'
  const makeCurrent = async (point: Point) => {
    if (!runs || go.busy || point.id === direct.pointCourant) return
    const result = await go.run({ params: { id: seance.id }, body: { pointId: point.id } })
    if (result.ok) announce(`Point en cours : ${point.titre ?? ''}`)
  }
  return (
    <section className="cockpit-colonne" aria-labelledby="deroule">
      <h2 id="deroule">Déroulé</h2>
      {direct.points.length === 0 && <p className="blanc">Aucun point n’a été préparé.</p>}
      <ol className="deroule">
        {direct.points.map((point) => {
          const place = placeOf(point, direct)
          return (
            <li key={point.id} className={classes('deroule-point', place, point.parent !== null && 'dessous')}>
              <button
                type="button"
                className="deroule-bouton"
                aria-disabled={!runs || undefined}
                aria-current={place === 'current' ? 'step' : undefined}
                onClick={() => void makeCurrent(point)}
              >
                <span className="deroule-titre">
                  {point.numero !== null && `${point.numero} `}
                  <OrBlank value={point.titre} blank="nonRenseigne" />
                </span>
                {point.intervenant !== null && <span className="petit">{point.intervenant}</span>}
                {place === 'done' && (
                  <span className="deroule-fait">
                    <Shape name="check" />
                    <span className="sr">fait</span>
                  </span>
                )}
                <PointTimes point={point} place={place} />
              </button>
            </li>
          )
        })}
      </ol>
      {go.refusal !== null && (
        <p className="champ-erreur" role="alert">
          {go.refusal.message}
        </p>
      )}
      {runs && <p className="petit">Choisissez un point pour le rendre courant : le précédent est fini.</p>}
      <LatenessCard />
    </section>
  )
}
