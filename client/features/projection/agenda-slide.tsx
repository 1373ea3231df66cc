import { placeOf } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'

/** Where the meeting is: the parts of the current item when it has some, else the main items. */
export function AgendaSlide() {
  const { direct, phase } = useMeeting()
  const current = direct.points.find((p) => p.id === direct.pointCourant)
  const within = current?.parent ?? current?.id ?? null
  const parts = phase === 'live' ? direct.points.filter((p) => p.parent === within && within !== null) : []
  const shown = parts.length > 0 ? parts : direct.points.filter((p) => p.parent === null)
  if (shown.length === 0) return null
  return (
    <ol className={classes('projection-agenda', shown.length > 7 && 'dense')}>
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
  )
}
