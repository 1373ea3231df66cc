/** What goes down a line, kept until the client says it came, and whoever reads it: a stream, or one poll after another. */
import { HELLO, PING } from '#shared/sync/line-events'

/** One message, put into words when it leaves. */
export interface Entry {
  readonly number: number
  readonly channel: number
  readonly size: number
  text(): string
  /** It was handed to a reader: perhaps not for the last time. */
  handed(): void
}

const MAX_CHUNK_BYTES = 256 * 1024

export class Reader {
  private readonly entriesAfter: (number: number) => readonly Entry[]
  private at: number
  private waking: (() => void) | null = null
  private over = false
  /** Events that are not kept: whoever misses them needs them no more. */
  private asides: string

  constructor(entriesAfter: (number: number) => readonly Entry[], at: number) {
    this.entriesAfter = entriesAfter
    this.at = at
    this.asides = HELLO
  }

  /** The next piece of text as soon as there is one; null when nothing more comes. */
  async next(): Promise<string | null> {
    for (;;) {
      const text = this.collect()
      if (text !== '') return text
      if (this.over) return null
      await new Promise<void>((resolve) => {
        this.waking = resolve
      })
    }
  }

  /** Something that is not `hello`, or what there is after so many milliseconds. */
  async poll(ms: number): Promise<string> {
    const hello = this.collect()
    if (hello !== HELLO) return hello
    const timer = setTimeout(() => this.wake(), ms)
    if (!this.over)
      await new Promise<void>((resolve) => {
        this.waking = resolve
      })
    clearTimeout(timer)
    return hello + this.collect()
  }

  ping(): void {
    this.asides += PING
    this.wake()
  }

  /** There is more to read. */
  wake(): void {
    this.waking?.()
    this.waking = null
  }

  finish(): void {
    this.over = true
    this.wake()
  }

  private collect(): string {
    let text = this.asides
    this.asides = ''
    for (const entry of this.entriesAfter(this.at)) {
      if (text.length > MAX_CHUNK_BYTES) break
      text += entry.text()
      this.at = entry.number
      entry.handed()
    }
    return text
  }
}
