/** Reads what comes down a line: as a stream, or by long polls where something in between holds streams back. */
import { createEventReader, type LineEvent } from '#shared/sync/line-events'
import { fetchWithin } from './fetch-within.ts'

/** How this tab reads, remembered as long as it lives. */
export interface DownWay {
  polls: boolean
}

export interface DownParts {
  url: string
  fetch: typeof fetch
  way: DownWay
  /** The last message that came. */
  after(): number
  /** How many POSTs were answered. */
  answered(): number
  /** Sends a POST, if only to see whether it passes. */
  ask(): void
  onEvent(event: LineEvent): void
  /** The server knows this line no more (410), nor the session (401), or does not answer (0). */
  onLost(status: number): void
}

export interface Down {
  poke(): void
  stop(): void
}

/** The server speaks first. A stream that says nothing in this time, while POSTs are answered, is held back. */
const HELLO_WITHIN_MS = 3_000
/** The server speaks every 15 s. */
const QUIET_MS = 25_000
const POLL_WITHIN_MS = 30_000
const AGAIN_AFTER_MS = [0, 200, 500, 1_000]
/** Streams cut sooner than this, several in a row, are not wanted by something in between. */
const SHORT_MS = 5_000
const MAX_SHORT = 3

/** `done` with something read, `failed` without; or the status of an answer that is final. */
type Outcome = 'done' | 'failed' | 401 | 410

const outcomeOf = (status: number): Outcome => (status === 401 || status === 410 ? status : 'failed')

export function readDown(parts: DownParts): Down {
  const { url, fetch, way } = parts
  let stopped = false
  let cutting = new AbortController()
  let short = 0

  const get = (query: string, signal: AbortSignal): Promise<Response> =>
    fetch(`${url}?after=${parts.after()}${query}`, { cache: 'no-store', signal })

  function take(events: readonly LineEvent[]): void {
    for (const event of events) if (!stopped) parts.onEvent(event)
  }

  async function poll(): Promise<Outcome> {
    const ask = (signal: AbortSignal) => get('&poll', signal)
    return await fetchWithin(POLL_WITHIN_MS, cutting.signal, ask, async (response) => {
      if (response.status !== 200) return outcomeOf(response.status)
      const events = createEventReader().push(await response.text())
      take(events)
      return events.length > 0 ? 'done' : 'failed'
    })
  }

  async function stream(): Promise<Outcome> {
    const { signal } = cutting
    let heard = false
    let isHeldBack = false
    const before = parts.answered()
    parts.ask()
    const doubting = setInterval(() => {
      if (heard || parts.answered() === before) return
      isHeldBack = true
      cutting.abort()
    }, HELLO_WITHIN_MS)
    try {
      const response = await get('', signal)
      if (response.status !== 200 || response.body === null) return outcomeOf(response.status)
      await readStream(response.body, () => {
        heard = true
      })
    } catch (error) {
      if (!isHeldBack) throw error
    } finally {
      clearInterval(doubting)
    }
    if (isHeldBack) way.polls = true
    return isHeldBack || heard ? 'done' : 'failed'
  }

  async function readStream(body: ReadableStream<Uint8Array>, onHeard: () => void): Promise<void> {
    const began = performance.now()
    const events = createEventReader()
    const text = new TextDecoder()
    const reader = body.getReader()
    let quiet = setTimeout(() => cutting.abort(), QUIET_MS)
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(quiet)
        quiet = setTimeout(() => cutting.abort(), QUIET_MS)
        const whole = events.push(text.decode(piece.value, { stream: true }))
        if (whole.length > 0) onHeard()
        take(whole)
      }
    } finally {
      clearTimeout(quiet)
      short = performance.now() - began < SHORT_MS ? short + 1 : 0
      if (short >= MAX_SHORT) way.polls = true
    }
  }

  async function attempt(): Promise<Outcome> {
    cutting = new AbortController()
    try {
      return await (way.polls ? poll() : stream())
    } catch {
      return 'failed' // Cut, by the network or by us: read again from where it was.
    }
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stopped) {
      const outcome = await attempt()
      if (stopped) return
      if (outcome === 'done') {
        failures = 0
        continue
      }
      const delay = AGAIN_AFTER_MS[failures++]
      if (typeof outcome === 'number' || delay === undefined) {
        parts.onLost(typeof outcome === 'number' ? outcome : 0)
        return
      }
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  void run()

  return {
    poke: () => cutting.abort(),
    stop() {
      stopped = true
      cutting.abort()
    },
  }
}
