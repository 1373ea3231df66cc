import { placeOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'
import { clockTime, timeOfDay } from '#client/words/dates'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const MINUTE = 60_000
const PER_PAGE = 12

/** Where the meeting is: the parts of the current item when it has some, else the main items. */
export function AgendaSlide() {
  const { direct, phase } = useMeeting()
  const current = direct.points.find((p) => p.id === direct.pointCourant)
  const within = current?.parent ?? current?.id ?? null
  const parts = phase === 'live' ? direct.points.filter((p) => p.parent === within && within !== null) : []
  const level = parts.length > 0 ? parts : direct.points.filter((p) => p.parent === null)
  // The page where the current item is.
  const at = level.findIndex((p) => ['current', 'holds'].includes(placeOf(p, direct)))
  const { shown, words } = pageOf(level, PER_PAGE, Math.max(0, Math.floor(at / PER_PAGE)))
  const pause = phase === 'live' && current?.nature === 'pause'
  if (level.length === 0) return null
  return (
    <>
      {pause && <BackAt point={current} />}
      <ol className={classes('projection-agenda', (shown.length > 7 || pause) && 'dense')}>
        {shown.map((point) => {
          const place = placeOf(point, direct)
          return (
            <li key={point.id} className={place} aria-current={place === 'current' ? 'step' : undefined}>
              <span className="projection-marque">
                {place === 'done' && <Shape name="check" size={24} />}
                {(place === 'current' || place === 'holds') && <Shape name="dot" size={24} />}
              </span>
              <span>
                {point.numero !== null && `${point.numero} `}
                {point.titre}
                {place === 'done' && <span className="sr"> (fait)</span>}
              </span>
            </li>
          )
        })}
      </ol>
      <PageWords words={words} />
    </>
  )
}

/** What everyone asks of a break. */
function BackAt({ point }: { point: Point | undefined }) {
  if (point?.nature !== 'pause' || point.commenceA === null || point.dureePrevue === null) return null
  return (
    <p className="projection-reprise">Reprise à {timeOfDay(clockTime(point.commenceA + point.dureePrevue * MINUTE))}</p>
  )
}
