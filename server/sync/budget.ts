/** An allowance that fills with time: what is spent beyond it is waited for. */
export class Budget {
  private readonly perMs: number
  private readonly most: number
  private left: number
  private at: number | null = null

  constructor(perMs: number, most: number) {
    this.perMs = perMs
    this.most = most
    this.left = most
  }

  spend(now: number, amount: number): void {
    this.refill(now)
    this.left -= amount
  }

  /** Milliseconds until nothing is owed; 0 when nothing is. */
  delay(now: number): number {
    this.refill(now)
    return this.left >= 0 ? 0 : -this.left / this.perMs
  }

  private refill(now: number): void {
    this.left = Math.min(this.most, this.left + (now - (this.at ?? now)) * this.perMs)
    this.at = now
  }
}
