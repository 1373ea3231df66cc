import { type RefObject, useEffect, useRef } from 'react'
import { useAction } from '#client/api/answer'
import { placeOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { announce } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { OrBlank } from '#client/words/blanks'
import { goToPoint } from '#shared/api/conduite'
import { PointLength, PointStart } from '../point-times.tsx'
import { VieSeance } from '../vie-seance.tsx'
import { LatenessCard } from './lateness-card.tsx'
import { PauseSnapshot } from './pause-snapshot.tsx'
import { PointLater } from './point-later.tsx'

/** The running order: what was done, what is current, what comes. Pressing an item makes it current. */
export function DeroulePanel() {
  const { seance, direct, phase } = useMeeting()
  const go = useAction(goToPoint)
  const runs = phase === 'live'
  const panel = useCurrentInView(direct.pointCourant)
  const makeCurrent = async (point: Point) => {
    if (!runs || go.busy || point.id === direct.pointCourant) return
    const result = await go.run({ params: { id: seance.id }, body: { pointId: point.id } })
    if (result.ok) announce(`Point en cours\u00a0: ${point.titre ?? ''}`)
  }
  return (
    <section ref={panel} className="cockpit-colonne" aria-labelledby="deroule">
      <h2 id="deroule">Déroulé</h2>
      {direct.points.length === 0 && <p className="blanc">Aucun point n’a été préparé.</p>}
      <ol className="deroule">
        {direct.points.map((point) => {
          const place = placeOf(point, direct)
          return (
            <li
              key={point.id}
              id={`point-${point.id}`}
              className={classes('deroule-point', place, point.parent !== null && 'dessous')}
            >
              <button
                type="button"
                className="deroule-bouton"
                aria-disabled={!runs || undefined}
                aria-current={place === 'current' ? 'step' : undefined}
                onClick={() => void makeCurrent(point)}
              >
                <PointStart point={point} place={place} />
                <span className="deroule-titre">
                  {point.numero !== null && `${point.numero} `}
                  <OrBlank value={point.titre} blank="nonRenseigne" />
                  {point.intervenant !== null && <span className="petit deroule-qui">{point.intervenant}</span>}
                </span>
                <PointLength point={point} place={place} />
              </button>
              {point.parent === null && <PointLater point={point} />}
            </li>
          )
        })}
      </ol>
      <Refused of={go.refusal} />
      {runs && <p className="petit">Choisissez un point pour le rendre courant&nbsp;: le précédent est fini.</p>}
      <LatenessCard />
      <PauseSnapshot near={false} />
      <VieSeance />
    </section>
  )
}

/** Scrolls the column, never the page, so that the current item can be seen. */
function useCurrentInView(current: string | null): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const item = current === null ? null : panel.current?.querySelector('[aria-current="step"]')
    const box = panel.current?.getBoundingClientRect()
    if (item == null || box === undefined) return
    const place = item.getBoundingClientRect()
    if (place.top >= box.top && place.bottom <= box.bottom) return
    panel.current?.scrollBy({ top: place.top - box.top - box.height / 3 })
  }, [current])
  return panel
}
