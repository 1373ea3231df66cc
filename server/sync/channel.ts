/** One document of a line: to its connection, a wire like another. */
import type { Outgoing } from './outgoing.ts'
import type { Wire, WireEnd } from './wire.ts'

/** The line, as its channels see it. */
export interface ChannelHost {
  /** Bytes of all channels that the client has not confirmed yet. */
  readonly unconfirmed: number
  message(channel: Channel, frame: Outgoing): void
  /** Tells the client that this channel is over. */
  farewell(channel: Channel, code: number, reason: string): void
  /** Nothing more comes of this channel. */
  forget(channel: Channel): void
  ping(): void
  /** A channel that held the line back may not any more. */
  readOn(): void
}

/** What a browser says of a WebSocket that was cut. */
const CUT = 1006

export class Channel implements Wire {
  readonly transport = 'http'
  readonly number: number
  private readonly line: ChannelHost
  private end: WireEnd | null = null
  private state: 'open' | 'closing' | 'gone' = 'open'
  /** What came before anyone listened. */
  private early: Uint8Array[] = []
  private paused = false

  constructor(line: ChannelHost, number: number) {
    this.line = line
    this.number = number
  }

  get isOpen(): boolean {
    return this.state === 'open'
  }
  get buffered(): number {
    return this.line.unconfirmed
  }
  /** The line takes no more from its client while one of its channels reads no more. */
  get holdsBack(): boolean {
    return this.state === 'open' && (this.paused || this.early.length > 0)
  }

  listen(end: WireEnd): void {
    this.end = end
    const { early } = this
    this.early = []
    for (const bytes of early) end.receive(bytes)
    if (this.state === 'gone') end.gone()
    else this.line.readOn()
  }

  send(...frames: readonly Outgoing[]): void {
    if (this.state !== 'open') return
    for (const frame of frames) this.line.message(this, frame)
  }

  pause(): void {
    this.paused = true
  }
  resume(): void {
    this.paused = false
    this.line.readOn()
  }
  ping(): void {
    this.line.ping()
  }

  close(code: number, reason: string): void {
    if (this.state !== 'open') return
    this.state = 'closing'
    this.line.farewell(this, code, reason)
    this.line.readOn()
  }

  terminate(): void {
    // The other side may still come back to the line, and must know.
    if (this.state === 'open') this.line.farewell(this, CUT, '')
    this.vanish()
  }

  receive(bytes: Uint8Array): void {
    if (this.state !== 'open') return
    if (this.end === null) this.early.push(bytes)
    else this.end.receive(bytes)
  }

  alive(): void {
    this.end?.alive()
  }

  /** Over on both sides. */
  vanish(): void {
    if (this.state === 'gone') return
    this.state = 'gone'
    this.early = []
    this.line.forget(this)
    this.line.readOn()
    this.end?.gone()
  }
}
