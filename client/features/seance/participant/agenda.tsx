import { placeOf } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { LatenessCard } from '../cockpit/lateness-card.tsx'
import { PointLength, PointStart } from '../point-times.tsx'

/** The running order to read, with where the meeting is. */
export function Agenda() {
  const { direct } = useMeeting()
  if (direct.points.length === 0) return null
  return (
    <section aria-labelledby="deroule" className="pile serree">
      <h2 id="deroule" tabIndex={-1}>
        Déroulé
      </h2>
      <ol className="deroule lu">
        {direct.points.map((point) => {
          const place = placeOf(point, direct)
          return (
            <li
              key={point.id}
              id={`point-${point.id}`}
              className={classes('deroule-point', place, point.parent !== null && 'dessous')}
              aria-current={place === 'current' ? 'step' : undefined}
            >
              <PointStart point={point} place={place} />
              <span className="deroule-titre">
                {point.numero !== null && `${point.numero} `}
                {point.titre}
              </span>
              <PointLength point={point} place={place} />
            </li>
          )
        })}
      </ol>
      <LatenessCard />
    </section>
  )
}
