import { type PlaceOfPoint, tookOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'
import { PointTimer } from '#client/direct/point-timer'
import { Shape } from '#client/ui/shape'
import { clockTime, timeOfDay } from '#client/words/dates'
import { duration, minutes } from '#client/words/durations'

interface PointTimesProps {
  point: Point
  place: PlaceOfPoint
}

/** When an item starts, as planned or as it went; blank when nobody knows. */
export function PointStart({ point, place }: PointTimesProps) {
  const starts = point.prevuA ?? (place === 'coming' ? null : point.commenceA)
  return (
    <span className="point-debut">
      {starts !== null && (
        <>
          <span className="sr">{point.prevuA === null ? 'commencé à ' : 'prévu à '}</span>
          {timeOfDay(clockTime(starts))}
        </>
      )}
    </span>
  )
}

/** How long it lasts, lasted, or has been lasting: a length that was not planned stays blank. */
export function PointLength({ point, place }: PointTimesProps) {
  const took = place === 'done' ? tookOf(point) : null
  return (
    <span className="point-duree">
      {place === 'done' && (
        <>
          {took !== null && duration(took)} <Shape name="check" />
          <span className="sr">fait</span>
        </>
      )}
      {place === 'coming' && point.dureePrevue !== null && (
        <>
          <span className="sr">durée prévue </span>
          {minutes(point.dureePrevue)}
        </>
      )}
      {place === 'current' && <PointTimer point={point} />}
    </span>
  )
}
