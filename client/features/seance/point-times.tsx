import { type PlaceOfPoint, tookOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'
import { PointTimer } from '#client/direct/point-timer'
import { clockTime } from '#client/words/dates'
import { duration, minutes } from '#client/words/durations'

/** When an item starts and how long it lasts, as far as it is known: a length that was not planned stays blank. */
export function PointTimes({ point, place }: { point: Point; place: PlaceOfPoint }) {
  const starts = point.prevuA ?? (place === 'coming' ? null : point.commenceA)
  const took = place === 'done' ? tookOf(point) : null
  return (
    <span className="point-temps">
      {starts !== null && (
        <span>
          <span className="sr">{point.prevuA === null ? 'commencé à ' : 'prévu à '}</span>
          {clockTime(starts)}
        </span>
      )}
      {took !== null && <span>{duration(took)}</span>}
      {place === 'coming' && point.dureePrevue !== null && (
        <span>
          <span className="sr">durée prévue </span>
          {minutes(point.dureePrevue)}
        </span>
      )}
      {place === 'current' && <PointTimer point={point} />}
    </span>
  )
}
