import { html } from 'hono/html'

/** The spaces that never break, as French typography wants them. Sentences are written with plain ones. */
export const nbsp = (sentence: string): string =>
  sentence
    .replace(/ ([:;?!»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (h|s|min)\b/g, '$1\u00a0$2')

const long = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** « mardi 1er juillet 2025 », from a civil day `2025-07-01`; the first of a month takes a superscript. */
export function longDay(day: string) {
  const at = new Date(`${day}T12:00:00Z`)
  const parts = long.formatToParts(at)
  const before = parts.slice(0, parts.findIndex((p) => p.type === 'day') + 1).map((p) => p.value)
  const after = parts.slice(before.length).map((p) => p.value)
  return at.getUTCDate() === 1
    ? html`${before.join('')}<sup>er</sup>${after.join('')}`
    : html`${before.join('')}${after.join('')}`
}

/** « 14 h », « 14 h 30 », from `14:30`. */
export function hour(time: string): string {
  const [h = '', m = '00'] = time.split(':')
  return m === '00' ? `${Number(h)}\u00a0h` : `${Number(h)}\u00a0h\u00a0${m}`
}
