/** A token bucket that slows the reading of a socket; it never refuses an honest update. */
const PER_SECOND = 60
const BURST = 200

export interface Pace {
  spend(now: number, cost?: number): void
  /** Milliseconds to wait before reading on; 0 when there is no need. */
  delay(now: number): number
  /** Calls once, after the delay; a call already planned is enough. */
  wake(run: () => void, delay: number): void
  stop(): void
}

export function createPace(): Pace {
  let tokens = BURST
  let at: number | null = null
  let timer: NodeJS.Timeout | null = null

  function refill(now: number): void {
    tokens = Math.min(BURST, tokens + ((now - (at ?? now)) / 1000) * PER_SECOND)
    at = now
  }

  return {
    spend(now, cost = 1) {
      refill(now)
      tokens -= cost
    },
    delay(now) {
      refill(now)
      return tokens >= 0 ? 0 : Math.ceil((-tokens / PER_SECOND) * 1000) + 1
    },
    wake(run, delay) {
      timer ??= setTimeout(() => {
        timer = null
        run()
      }, delay)
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
