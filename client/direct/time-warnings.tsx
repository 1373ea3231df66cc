import { useEffect, useRef } from 'react'
import { useNow } from '#client/api/server-clock'
import { announce } from '#client/ui/notice'
import { currentPoint, type Warning, warningOf } from './deroule.ts'
import type { LiveMeeting, Point } from './live-meeting.ts'
import './time-warnings.css'

const words: Readonly<Record<Warning, string>> = {
  cinq: 'Moins de 5\u00a0min',
  une: 'Dernière minute',
  fin: 'Temps écoulé',
}
const spoken: Readonly<Record<Warning, string>> = {
  cinq: 'Il reste 5\u00a0minutes',
  une: 'Il reste 1\u00a0minute',
  fin: 'Le temps prévu est écoulé',
}

/** The warning of an item in words, beside its digits. */
export function TimeWarning({ point }: { point: Point | null }) {
  const warning = warningOf(point, useNow())
  return warning === null ? null : <span className={`minuteur-alerte ${warning}`}>{words[warning]}</span>
}

const rank: Readonly<Record<Warning, number>> = { cinq: 1, une: 2, fin: 3 }

/**
 * Says each warning once, when it is reached, though the clock be put right meanwhile; one that was reached before the
 * page opened, or under another item, is no news. More time given makes them news again.
 */
export function TimeWarningsAloud({ direct }: { direct: Pick<LiveMeeting, 'points' | 'pointCourant'> }) {
  const point = currentPoint(direct)
  const warning = warningOf(point, useNow())
  const last = useRef<{ id: string | undefined; duree: number | null; reached: number } | null>(null)
  useEffect(() => {
    const before = last.current
    const duree = point?.dureePrevue ?? null
    const now = warning === null ? 0 : rank[warning]
    const isSame = before?.id === point?.id && before?.duree === duree
    last.current = { id: point?.id, duree, reached: isSame ? Math.max(now, before?.reached ?? 0) : now }
    if (before === null || before.id !== point?.id || warning === null) return
    if (isSame ? now > before.reached : now !== before.reached)
      announce(`${spoken[warning]}\u00a0: ${point?.titre ?? ''}`)
  }, [point, warning])
  return null
}
