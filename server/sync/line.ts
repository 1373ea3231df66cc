/**
 * One tab that reaches its documents by plain requests. Its POSTs are numbered and done once, in order; what goes down is
 * numbered and kept until the client says it came. A lost answer, a broken stream, a request made twice change nothing.
 */
import { closeCodes } from '#shared/sync/close-codes'
import { type LineFrame, type LinePost, MAX_CHANNELS } from '#shared/sync/line'
import { closeEvent, messageEvent } from '#shared/sync/line-events'
import { Channel, type ChannelHost } from './channel.ts'
import { type Entry, Reader } from './line-reader.ts'
import type { Outgoing } from './outgoing.ts'
import type { Arrival } from './web-socket.ts'

export interface LineParts {
  /** The only session whose requests this line answers. */
  sessionId: string
  onArrival(arrival: Arrival): void
  onEnd(line: Line): void
}

/** How long a POST waits for the one before it, or for a channel that reads no more; beyond, the client is asked to come again. */
const HOLD_MS = 5_000
/** What an entry costs beside its message. */
const ENTRY_BYTES = 64

export class Line implements ChannelHost {
  readonly sessionId: string
  private readonly parts: LineParts
  private readonly channels = new Map<number, Channel>()
  private entries: Entry[] = []
  private size = 0
  private handled = 0
  private lastNumber = 0
  private lastChannel = 0
  private reader: Reader | null = null
  private waiting = new Set<() => void>()
  private isPinged = false
  private ended = false
  private askedAt = performance.now()

  constructor(parts: LineParts) {
    this.parts = parts
    this.sessionId = parts.sessionId
  }

  get unconfirmed(): number {
    return this.size
  }

  /** Milliseconds since anyone asked anything. */
  get silence(): number {
    return this.waiting.size > 0 ? 0 : performance.now() - this.askedAt
  }

  /** Does what a POST asks, unless it was done; answers the number of the last one done, null when the line is over. */
  async take({ number, received, frames }: LinePost, cookie: string | undefined): Promise<number | null> {
    this.asked()
    this.confirm(received)
    const isLast = frames.at(-1)?.kind === 'end'
    while (this.mustWait(number, isLast) && (await this.released()));
    this.asked()
    if (number === this.handled + 1 && !this.isHeldBack && !this.ended) {
      this.handled = number
      for (const frame of frames) this.handle(frame, cookie)
      this.readOn()
    } else if (number === this.handled + 2 && isLast) {
      // What it overtook never came: the words are kept on the device, and the person is gone all the same.
      this.end(true)
      return number
    }
    // Its last words were taken: whoever said them must not say them again.
    return this.ended && number !== this.handled ? null : this.handled
  }

  /** Reads what comes after a message; whoever read before reads no more. */
  read(after: number): Reader {
    this.asked()
    this.confirm(after)
    this.reader?.finish()
    this.reader = new Reader((number) => this.entriesAfter(number), Math.min(after, this.lastNumber))
    if (this.ended) this.reader.finish()
    return this.reader
  }

  /** The other side is there. */
  asked(): void {
    this.askedAt = performance.now()
    this.isPinged = false
    for (const channel of this.channels.values()) channel.alive()
  }

  /** `goodbye`: its page is left; else nothing came for too long. */
  end(goodbye = false): void {
    if (this.ended) return
    this.ended = true
    for (const channel of [...this.channels.values()]) channel.vanish(goodbye)
    this.reader?.finish()
    this.readOn()
    this.parts.onEnd(this)
  }

  message({ number: channel }: Channel, frame: Outgoing): void {
    this.push({
      channel,
      size: frame.message.length + ENTRY_BYTES,
      text: (number) => messageEvent(number, channel, frame.base64),
      handed: () => undefined,
    })
  }

  farewell(channel: Channel, code: number, reason: string): void {
    // What it could not read fast enough it will ask for again; it must not wait behind it.
    if (code === closeCodes.slowConsumer.code) this.drop(channel)
    this.push({
      channel: channel.number,
      size: ENTRY_BYTES,
      text: (number) => closeEvent(number, channel.number, code, reason),
      handed: () => channel.vanish(),
    })
  }

  forget(channel: Channel): void {
    this.channels.delete(channel.number)
  }

  ping(): void {
    if (this.isPinged) return
    this.isPinged = true
    this.reader?.ping()
  }

  readOn(): void {
    if (this.isHeldBack && !this.ended) return
    for (const release of this.waiting) release()
  }

  private get isHeldBack(): boolean {
    for (const channel of this.channels.values()) if (channel.holdsBack) return true
    return false
  }

  /** A page that is left says its last words while the POST before them is still on its way, and they may overtake it. */
  private mustWait(number: number, isLast: boolean): boolean {
    if (this.ended) return false
    return (isLast && number === this.handled + 2) || (number === this.handled + 1 && this.isHeldBack)
  }

  /** False when it took too long. */
  private released(): Promise<boolean> {
    return new Promise((resolve) => {
      const release = (inTime = true) => {
        clearTimeout(timer)
        this.waiting.delete(release)
        resolve(inTime)
      }
      const timer = setTimeout(() => release(false), HOLD_MS)
      this.waiting.add(release)
    })
  }

  private handle(frame: LineFrame, cookie: string | undefined): void {
    if (this.ended) return
    switch (frame.kind) {
      case 'open':
        this.open(frame, cookie)
        break
      case 'data':
        this.channels.get(frame.channel)?.receive(frame.bytes)
        break
      case 'close':
        this.hungUp(frame.channel)
        break
      case 'end':
        this.end(true)
    }
  }

  private open({ channel: number, room, schema }: LineFrame & { kind: 'open' }, cookie: string | undefined): void {
    if (number <= this.lastChannel) return
    this.lastChannel = number
    const channel = new Channel(this, number)
    if (this.channels.size >= MAX_CHANNELS) {
      channel.close(closeCodes.unavailable.code, 'unavailable')
      return
    }
    this.channels.set(number, channel)
    this.parts.onArrival({ wire: channel, cookie, roomName: room, schema })
  }

  private hungUp(number: number): void {
    const channel = this.channels.get(number)
    if (channel === undefined) return
    this.drop(channel)
    channel.vanish(true)
  }

  private push({ text, ...entry }: Omit<Entry, 'number' | 'text'> & { text(number: number): string }): void {
    if (this.ended) return
    const number = ++this.lastNumber
    this.entries.push({ ...entry, number, text: () => text(number) })
    this.size += entry.size
    this.reader?.wake()
  }

  /** What arrived, or is not wanted any more, need not be kept. */
  private confirm(received: number): void {
    if ((this.entries[0]?.number ?? Number.POSITIVE_INFINITY) > received) return
    this.keep(({ number }) => number > received)
  }

  private drop({ number }: Channel): void {
    this.keep(({ channel }) => channel !== number)
  }

  private keep(wanted: (entry: Entry) => boolean): void {
    this.entries = this.entries.filter(wanted)
    this.size = this.entries.reduce((sum, { size }) => sum + size, 0)
  }

  private entriesAfter(number: number): readonly Entry[] {
    let first = this.entries.length
    while ((this.entries[first - 1]?.number ?? 0) > number) first--
    return this.entries.slice(first)
  }
}
