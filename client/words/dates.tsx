import { createElement, Fragment, type ReactNode } from 'react'

/** Where the meetings are held: a device set to another zone still shows the time on the wall of the room. */
const ZONE = 'Europe/Paris'
const NBSP = '\u00a0'

/** A civil day `2025-07-01`, at noon UTC so that no zone moves it. */
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`)

const long = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const medium = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const short = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

const first = (words: string): string => words.replace(/(^|\s)1 (?=\p{L})/u, '$11er ')
const joined = (words: string): string => words.replace(/ /g, NBSP)

/** « mardi 1er juillet 2025 »; what is not a day is given back as it is. */
function written(format: Intl.DateTimeFormat, day: string): string {
  const date = atNoon(day)
  return Number.isNaN(date.getTime()) ? day : first(format.format(date))
}
export const longDay = (day: string): string => written(long, day)
export const mediumDay = (day: string): string => written(medium, day)
const shortDay = (day: string): string => joined(written(short, day))

/** A value as people read it: a civil day alone is said as they write it. */
export const readableValue = (words: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(words) ? mediumDay(words) : words)

/** The same words with « 1er » as printed. */
export function withOrdinals(words: string): ReactNode {
  const parts = words.split(/(\b1)er(?!\p{L})/u)
  // What the pattern caught stands at the odd places: a « 1 » alone between two others is a number.
  const nodes = parts.map((part, i) => (i % 2 === 1 ? createElement(Fragment, null, part, <sup>er</sup>) : part))
  return createElement(Fragment, null, ...nodes)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

interface DayProps {
  day: string
  form?: 'long' | 'medium' | 'short'
  /** At the start of a sentence. */
  startsSentence?: boolean
}

/** A civil day in words, readable by machines too. */
export function Day({ day, form = 'medium', startsSentence }: DayProps) {
  const words = form === 'long' ? longDay(day) : form === 'short' ? shortDay(day) : mediumDay(day)
  return <time dateTime={day}>{withOrdinals(startsSentence === true ? capital(words) : words)}</time>
}

/** « 14 h », « 16 h 30 » from `14:00`. */
export function timeOfDay(time: string): string {
  const [hours = '', minutes = '00'] = time.split(':')
  return minutes === '00' ? `${Number(hours)}${NBSP}h` : `${Number(hours)}${NBSP}h${NBSP}${minutes}`
}

/** « 14 h – 17 h », « 14 h », or null when neither is set. */
export function timeRange(start: string | null, end: string | null): string | null {
  if (start === null) return end === null ? null : `jusqu’à ${timeOfDay(end)}`
  return end === null ? timeOfDay(start) : `${timeOfDay(start)} – ${timeOfDay(end)}`
}

const clock = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: ZONE })
const civil = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: ZONE })

/** « 16:04 » of an instant. */
export const clockTime = (instant: number): string => clock.format(instant)
/** The civil day an instant falls on. */
export const dayOf = (instant: number): string => civil.format(instant)
/** For a choice between things of one day. */
export const mediumInstant = (instant: number): string =>
  `${mediumDay(dayOf(instant))} à ${timeOfDay(clockTime(instant))}`

/** « mardi 1er juillet 2025 à 16 h 04 » of an instant. */
export function Instant({ at, form = 'medium' }: { at: number; form?: 'long' | 'medium' | 'short' }) {
  const day = dayOf(at)
  const words = form === 'long' ? longDay(day) : form === 'short' ? shortDay(day) : mediumDay(day)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {withOrdinals(words)} à {timeOfDay(clockTime(at))}
    </time>
  )
}
