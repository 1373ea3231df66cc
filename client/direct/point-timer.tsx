import { useNow } from '#client/api/server-clock'
import { ClockDisplay } from '#client/ui/progress'
import { countdown } from '#client/words/durations'
import { clockOf } from './deroule.ts'
import type { Point } from './live-meeting.ts'
import { TimeWarning } from './time-warnings.tsx'

interface PointTimerProps {
  point: Point | null
  size?: 'large' | 'huge'
  /** Also written, not only read: what the digits count. */
  labelled?: boolean
}

const sentences = { left: 'Temps restant', over: 'Temps dépassé de', gone: 'Temps écoulé' } as const

/** The clock of an item: what is left of a planned length, or the time gone. It warns by its colour and its words, it stops nothing. */
export function PointTimer({ point, size, labelled }: PointTimerProps) {
  const now = useNow()
  const clock = clockOf(point, now)
  if (clock === null) return null
  const over = clock.kind === 'left' && clock.ms < 0
  const sentence = over ? sentences.over : sentences[clock.kind]
  return (
    <span className="minuteur">
      <span className={labelled === true ? 'cle' : 'sr'}>{sentence}</span>{' '}
      <ClockDisplay words={countdown(over ? -clock.ms : clock.ms)} {...(size ? { size } : {})} late={over} />
      {size !== undefined && <TimeWarning point={point} />}
    </span>
  )
}
