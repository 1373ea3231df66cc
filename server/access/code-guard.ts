import type { Clock } from '../services.ts'

/** How many wrong codes, over all addresses, before every typed code waits. One room shares one address: no one is counted apart. */
const ALARM_AT = 20
/** Failures are forgotten at this pace. */
const FORGET_ONE_EVERY_MS = 15_000
const MOST_REMEMBERED = 200
export const SLOW_MS = 3_000

export interface CodeGuard {
  /** Resolves at once, or after a few seconds while many wrong codes are being tried. */
  pause(): Promise<void>
  failed(): void
  /** True while many wrong codes are being tried. */
  alarm(): boolean
  /** Told when the alarm starts and when it ends. */
  onAlarm(listener: (alarm: boolean) => void): () => void
  close(): void
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Wrong codes slow every typed code and lock nobody out; the QR's long token never comes here. */
export function createCodeGuard({
  clock,
  wait = sleep,
}: {
  clock: Clock
  wait?: (ms: number) => Promise<void>
}): CodeGuard {
  let failures = 0
  let countedAt = clock()
  let told = false
  let recheck: NodeJS.Timeout | undefined
  const listeners = new Set<(alarm: boolean) => void>()

  const count = () => {
    const forgotten = Math.floor((clock() - countedAt) / FORGET_ONE_EVERY_MS)
    if (forgotten > 0) {
      failures = Math.max(0, failures - forgotten)
      countedAt += forgotten * FORGET_ONE_EVERY_MS
    }
    return failures
  }
  const alarm = () => count() >= ALARM_AT

  const tell = () => {
    clearTimeout(recheck)
    if (alarm()) {
      recheck = setTimeout(tell, FORGET_ONE_EVERY_MS)
      recheck.unref()
    }
    if (alarm() === told) return
    told = !told
    for (const listener of listeners) listener(told)
  }

  return {
    pause: () => (alarm() ? wait(SLOW_MS) : Promise.resolve()),
    failed() {
      failures = Math.min(MOST_REMEMBERED, count() + 1)
      tell()
    },
    alarm,
    onAlarm(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => clearTimeout(recheck),
  }
}
