/**
 * What a room says to everyone in it: at once when it is quiet; while much is said, what comes together leaves together,
 * so that writing to sockets never takes more than a part of the process.
 */
import { Budget } from './budget.ts'
import { updateFrame } from './frames.ts'
import { joinUpdates } from './joined-update.ts'
import { Outgoing, type Sendable, Together } from './outgoing.ts'
import type { Presence } from './presence.ts'

export interface Listener {
  send(...frames: readonly Sendable[]): void
  /** So many more of this connection's messages are on disk; answers what to tell it, if it wants to know. */
  acknowledged(count: number): Outgoing | null
}

/** A room may spend a third of the time sending, and so many milliseconds before that counts. */
const SHARE = 1 / 3
const AT_ONCE_MS = 10
const LONGEST_REST_MS = 50

export class FanOut {
  private readonly listeners: ReadonlySet<Listener>
  private readonly presence: Pick<Presence, 'news'>
  private updates: Uint8Array[] = []
  /** Made at the first use: most rooms are idle. */
  private counts: Map<Listener, number> | null = null
  private timer: NodeJS.Timeout | null = null
  private readonly budget = new Budget(SHARE, AT_ONCE_MS)

  constructor(listeners: ReadonlySet<Listener>, presence: Pick<Presence, 'news'>) {
    this.listeners = listeners
    this.presence = presence
  }

  /** Committed updates, and how many messages of each connection they settle. */
  add(updates: readonly Uint8Array[], counts: ReadonlyMap<Listener, number>): void {
    for (const bytes of updates) this.updates.push(bytes)
    this.counts ??= new Map()
    for (const [listener, count] of counts) this.counts.set(listener, (this.counts.get(listener) ?? 0) + count)
    const wait = this.budget.delay(performance.now())
    if (wait === 0) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), Math.min(LONGEST_REST_MS, wait))
  }

  flush(): void {
    this.stop()
    const began = performance.now()
    const { updates, counts } = this
    if (counts === null) return
    this.updates = []
    this.counts = null
    if (updates.length > 0) this.tellAll(this.withNews(new Outgoing(updateFrame(joinUpdates(updates)))), counts)
    for (const [listener, count] of counts) {
      const ack = listener.acknowledged(count)
      if (ack !== null) listener.send(ack)
    }
    const now = performance.now()
    this.budget.spend(now, now - began)
  }

  /** Something that is no text, to everyone. */
  tell(frame: Outgoing): void {
    for (const listener of this.listeners) listener.send(frame)
  }

  forget(listener: Listener): void {
    this.counts?.delete(listener)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  /** Carets that moved leave with the words they moved by, in the same write. */
  private withNews(text: Outgoing): Sendable {
    const news = this.presence.news()
    return news === null ? text : new Together(text, news)
  }

  /** Those whose messages are settled by it hear both in one write. */
  private tellAll(frame: Sendable, counts: Map<Listener, number>): void {
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
