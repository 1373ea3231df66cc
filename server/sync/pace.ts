/** Slows the reading of a wire; it never refuses an honest update. Counted in tokens. */
import { Budget } from './budget.ts'

const PER_SECOND = 60
const BURST = 200
/** One connection may keep the process busy a quarter of the time: sixty tokens a second, four milliseconds each. */
const MS_PER_TOKEN = 4
/** What an update costs the others beside that time: two hundred and forty a second, where the fastest typist makes twenty. */
const TOKENS_PER_UPDATE = 0.25

/** Tokens of a message that took `ms` milliseconds. */
export const costOf = (ms: number, isUpdate: boolean): number => (isUpdate ? TOKENS_PER_UPDATE : 0) + ms / MS_PER_TOKEN

export class Pace {
  private readonly budget = new Budget(PER_SECOND / 1000, BURST)
  private timer: NodeJS.Timeout | null = null

  spend(now: number, cost = 1): void {
    this.budget.spend(now, cost)
  }

  /** Milliseconds to wait before reading on; 0 when there is no need. */
  delay(now: number): number {
    const delay = this.budget.delay(now)
    return delay === 0 ? 0 : Math.ceil(delay) + 1
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
}
