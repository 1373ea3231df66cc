import { useNow } from '#client/api/server-clock'
import type { Point } from '#client/direct/live-meeting'
import { duration, minutes } from '#client/words/durations'

/** Beside the time left: how long it has been, out of how long. */
export function PointElapsed({ point }: { point: Point }) {
  const now = useNow()
  if (point.commenceA === null || point.dureePrevue === null) return null
  return (
    <span className="petit">
      {duration(now - point.commenceA)} sur {minutes(point.dureePrevue)}
    </span>
  )
}
