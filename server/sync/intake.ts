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
    this.inbox ??= []
    this.inbox.push(data)
    this.readOn()
  }

  /** What a message counts against the pace. */
  spend(cost: number): void {
    this.pace.spend(performance.now(), cost)
  }

  /** Something that held reading back may have changed. */
  readOn(): void {
    const { owner, pace } = this
    while (this.inbox !== null && !this.stopped && owner.mayTake() && pace.delay(performance.now()) === 0) {
      const next = this.inbox.shift()
      if (this.inbox.length === 0) this.inbox = null
      try {
        if (next !== undefined) owner.take(next)
      } catch (error) {
        owner.failed(error)
      }
    }
    if (this.stopped) return
    const delay = pace.delay(performance.now())
    this.setPaused(!owner.mayTake() || delay > 0)
    if (delay > 0) pace.wake(() => this.readOn(), delay)
  }

  /** Takes nothing more, for good. */
  stop(): void {
    this.stopped = true
    this.inbox = null
    this.pace.stop()
  }

  private setPaused(paused: boolean): void {
    if (paused === this.paused) return
    this.paused = paused
    if (paused) this.wire.pause()
    else this.wire.resume()
  }
}
