const NBSP = '\u00a0'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** « 3 s », « 4 min », « 1 h 20 », « 2 jours »: the largest unit that says enough. */
export function duration(ms: number): string {
  const t = Math.max(0, ms)
  if (t < MINUTE) return `${Math.floor(t / SECOND)}${NBSP}s`
  if (t < HOUR) return `${Math.floor(t / MINUTE)}${NBSP}min`
  if (t < DAY) {
    const minutes = Math.floor((t % HOUR) / MINUTE)
    const hours = `${Math.floor(t / HOUR)}${NBSP}h`
    return minutes === 0 ? hours : `${hours}${NBSP}${String(minutes).padStart(2, '0')}`
  }
  const days = Math.floor(t / DAY)
  return `${days}${NBSP}${days < 2 ? 'jour' : 'jours'}`
}

/** « il y a 3 s », « à l’instant ». */
export const since = (at: number, now: number): string =>
  now - at < 2 * SECOND ? 'à l’instant' : `il y a ${duration(now - at)}`

/** « 18:42 », « 1:05:00 », « −2:10 » for a countdown that has run out. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / SECOND)
  const h = Math.floor(seconds / 3600)
  const m = Math.floor((seconds % 3600) / 60)
  const s = String(seconds % 60).padStart(2, '0')
  const words = h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`
  return ms < 0 && seconds > 0 ? `−${words}` : words
}

/** « 45 min », « 1 h 20 » of a length in minutes. */
export const minutes = (n: number): string => duration(n * MINUTE)
