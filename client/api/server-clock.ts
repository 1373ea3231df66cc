import { useSyncExternalStore } from 'react'

/** Server clock minus this device's: phones are often minutes off, and a countdown must be the same for all. */
let offset = 0
let bestTrip = Number.POSITIVE_INFINITY

const hasTime = (answer: unknown): answer is { maintenant: number } =>
  typeof answer === 'object' && answer !== null && 'maintenant' in answer && typeof answer.maintenant === 'number'

/** More than any round trip explains: the clock of this device was set, or it slept. */
const SET_MS = 1_500

/** Answers that carry `maintenant` correct the clock; the quickest round trip is the most exact. */
export function noteServerTime(answer: unknown, sentAt: number, receivedAt: number): void {
  if (!hasTime(answer)) return
  const trip = receivedAt - sentAt
  const seen = answer.maintenant - (sentAt + trip / 2)
  const moved = Math.abs(seen - offset) > (trip + bestTrip) / 2 + SET_MS
  if (trip > bestTrip && !moved) return
  bestTrip = trip
  offset = seen
}

export const serverNow = (): number => Date.now() + offset

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let second = 0

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0 || timer === undefined) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Whole seconds of one stream, so that all clocks of a page tick together. */
function now(): number {
  second = Math.floor(serverNow() / 1000) * 1000
  return second
}

/** The server's time, once a second. */
export const useNow = (): number => useSyncExternalStore(subscribe, now)
