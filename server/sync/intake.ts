/** Reads a wire as far as pace and the rest of the connection allow: what is not read waits at the sender. */
import { Pace } from './pace.ts'
import type { Wire } from './wire.ts'

export interface IntakeOwner {
  /** False while rights are unknown or too much waits for the disk. */
  mayTake(): boolean
  take(data: Uint8Array): void
  /** A message could not be handled, by a fault of ours: this connection ends, and no other. */
  failed(error: unknown): void
}

export class Intake {
  private readonly wire: Wire
  private readonly owner: IntakeOwner
  private readonly pace = new Pace()
  /** What came and could not be taken at once; rare, so made when needed. */
  private inbox: Uint8Array[] | null = null
  private stopped = false
  private paused = false

  constructor(wire: Wire, owner: IntakeOwner) {
    this.wire = wire
    this.owner = owner
  }

  push(data: Uint8Array): void {
    if (this.stopped) return
    if (this.inbox === null && this.mayTake()) {
      this.takeOne(data)
      if (this.inbox === null && this.mayTake()) return
    } else {
      this.inbox ??= []
      this.inbox.push(data)
    }
    this.readOn()
  }

  /** What a message counts against the pace. */
  spend(now: number, cost: number): void {
    this.pace.spend(now, cost)
  }

  /** Something that held reading back may have changed. */
  readOn(): void {
    while (this.inbox !== null && this.mayTake()) {
      const next = this.inbox.shift()
      if (this.inbox.length === 0) this.inbox = null
      if (next !== undefined) this.takeOne(next)
    }
    if (this.stopped) return
    const delay = this.pace.delay(performance.now())
    this.setPaused(!this.owner.mayTake() || delay > 0)
    if (delay > 0) this.pace.wake(() => this.readOn(), delay)
  }

  /** Takes nothing more, for good. */
  stop(): void {
    this.stopped = true
    this.inbox = null
    this.pace.stop()
  }

  private mayTake(): boolean {
    return !this.stopped && this.owner.mayTake() && this.pace.delay(performance.now()) === 0
  }

  private takeOne(data: Uint8Array): void {
    try {
      this.owner.take(data)
    } catch (error) {
      this.owner.failed(error)
    }
  }

  private setPaused(paused: boolean): void {
    if (paused === this.paused) return
    this.paused = paused
    if (paused) this.wire.pause()
    else this.wire.resume()
  }
}
