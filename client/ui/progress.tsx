import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import './progress.css'

interface ProgressProps {
  label: string
  value: number
  max: number
  /** What is read: « 4 objectifs sur 6 ». */
  words: string
}

/** A bar; the same is written in words beside it by the caller. */
export function ProgressBar({ label, value, max, words }: ProgressProps) {
  return (
    <AriaProgressBar aria-label={label} value={value} maxValue={Math.max(max, 1)} valueLabel={words} className="piste">
      {({ percentage }) => (
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={percentage ?? 0} height="1" />
        </svg>
      )}
    </AriaProgressBar>
  )
}

/** A running clock: digits of equal width; not read aloud at each second. */
export function ClockDisplay({ words, size, late }: { words: string; size?: 'large' | 'huge'; late?: boolean }) {
  return <span className={`chrono ${size ?? ''} ${late === true ? 'tard' : ''}`}>{words}</span>
}
