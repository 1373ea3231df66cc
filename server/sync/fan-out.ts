/**
 * What a room says to everyone in it: at once when it is quiet; while much is said, what comes together leaves together,
 * so that writing to sockets never takes more than a part of the process.
 */
import { updateFrame } from './frames.ts'
import { joinUpdates } from './joined-update.ts'
import { Outgoing } from './outgoing.ts'

export interface Listener {
  send(...frames: readonly Outgoing[]): void
  /** So many more of this connection's messages are on disk; answers what to tell it, if it wants to know. */
  acknowledged(count: number): Outgoing | null
}

/** A room may spend a quarter of the time sending. */
const REST_FACTOR = 3
const LONGEST_REST_MS = 50

export class FanOut {
  private readonly listeners: ReadonlySet<Listener>
  private updates: Uint8Array[] = []
  private counts = new Map<Listener, number>()
  private timer: NodeJS.Timeout | null = null
  private restUntil = 0

  constructor(listeners: ReadonlySet<Listener>) {
    this.listeners = listeners
  }

  /** Committed updates, and how many messages of each connection they settle. */
  add(updates: readonly Uint8Array[], counts: ReadonlyMap<Listener, number>): void {
    for (const bytes of updates) this.updates.push(bytes)
    for (const [listener, count] of counts) this.counts.set(listener, (this.counts.get(listener) ?? 0) + count)
    const wait = this.restUntil - performance.now()
    if (wait <= 0) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), wait)
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.updates.length === 0 && this.counts.size === 0) return
    const began = performance.now()
    const { updates, counts } = this
    this.updates = []
    this.counts = new Map()
    if (updates.length > 0) this.tellAll(new Outgoing(updateFrame(joinUpdates(updates))), counts)
    for (const [listener, count] of counts) {
      const ack = listener.acknowledged(count)
      if (ack !== null) listener.send(ack)
    }
    const now = performance.now()
    this.restUntil = now + Math.min(LONGEST_REST_MS, REST_FACTOR * (now - began))
  }

  forget(listener: Listener): void {
    this.counts.delete(listener)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  /** Those whose messages are settled by it hear both in one write. */
  private tellAll(frame: Outgoing, counts: Map<Listener, number>): void {
    for (const listener of this.listeners) {
      const count = counts.get(listener)
      if (count === undefined) {
        listener.send(frame)
        continue
      }
      counts.delete(listener)
      const ack = listener.acknowledged(count)
      if (ack === null) listener.send(frame)
      else listener.send(frame, ack)
    }
  }
}
