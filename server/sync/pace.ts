/** A token bucket that slows the reading of a wire; it never refuses an honest update. */
const PER_SECOND = 60
const BURST = 200

export class Pace {
  private tokens = BURST
  private at: number | null = null
  private timer: NodeJS.Timeout | null = null

  spend(now: number, cost = 1): void {
    this.refill(now)
    this.tokens -= cost
  }

  /** Milliseconds to wait before reading on; 0 when there is no need. */
  delay(now: number): number {
    this.refill(now)
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / PER_SECOND) * 1000) + 1
  }

  /** Calls once, after the delay; a call already planned is enough. */
  wake(run: () => void, delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      run()
    }, delay)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private refill(now: number): void {
    this.tokens = Math.min(BURST, this.tokens + ((now - (this.at ?? now)) / 1000) * PER_SECOND)
    this.at = now
  }
}
