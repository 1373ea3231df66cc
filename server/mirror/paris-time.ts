const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function wallClock(instant: number): { jour: string; asUtc: number } {
  const p = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]))
  const n = (name: string) => Number(p[name])
  return {
    jour: `${p.year}-${p.month}-${p.day}`,
    asUtc: Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second')),
  }
}

/** The civil day of an instant in Paris, `2025-07-01`. */
export const jourOf = (instant: number): string => wallClock(instant).jour

/** The instant of a printed day and time in Paris, summer time included. */
export function instantOf(jour: string, heure: string): number {
  const wanted = Date.parse(`${jour}T${heure}:00Z`)
  const guess = wanted - (wallClock(wanted).asUtc - wanted)
  // The offset of the day's first guess is wrong in the hours around a change of time.
  return wanted - (wallClock(guess).asUtc - guess)
}

/** Minutes between two printed times. */
export function minutesBetween(debut: string, fin: string): number {
  const of = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3))
  return of(fin) - of(debut)
}
