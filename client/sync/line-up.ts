/** Sends what goes up a line: numbered POSTs, one at a time; what comes meanwhile leaves together in the next. */
import { type LineFrame, writePost } from '#shared/sync/line'
import { fetchWithin } from './fetch-within.ts'

export interface UpParts {
  url: string
  fetch: typeof fetch
  /** The last message that came down. */
  received(): number
  /** Nobody takes a message of this size: nothing more of this channel is sent. */
  onTooBig(channel: number): void
  /** The server knows this line no more (410), nor the session (401), or does not answer (0). */
  onLost(status: number): void
}

export interface Up {
  /** How many POSTs were answered. */
  readonly answered: number
  push(frame: LineFrame): void
  /** Tells what came down, though there may be nothing else to say. */
  confirm(): void
  /** Asks again at once. */
  poke(): void
  /** What is left to say, and that nothing follows; sent by the browser even when the page is gone. */
  lastWords(): void
  stop(): void
}

type Data = LineFrame & { kind: 'data' }
type Answer = 'done' | 'again' | 'failed' | 'tooBig' | 401 | 410

const BATCH_BYTES = 256 * 1024
/** What browsers still send for a page that is left. */
const LAST_WORDS_BYTES = 60 * 1024
/** Longer than the server makes a POST wait. */
const ANSWER_WITHIN_MS = 10_000
/** A moment without network goes unnoticed; a longer one must be said, and the documents come back by themselves. */
const AGAIN_AFTER_MS = [200, 500, 1_000]

const headers = { 'content-type': 'application/octet-stream' }
const sizeOf = (frame: LineFrame | undefined): number => (frame?.kind === 'data' ? frame.bytes.length : 0)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function largestOf(frames: readonly LineFrame[]): Data | null {
  let largest: Data | null = null
  for (const frame of frames) if (frame.kind === 'data' && sizeOf(frame) > sizeOf(largest ?? undefined)) largest = frame
  return largest
}

export function createUp({ url, fetch, received, onTooBig, onLost }: UpParts): Up {
  let number = 0
  let outbox: LineFrame[] = []
  let answered = 0
  let mustConfirm = false
  let posting = false
  let stopped = false
  let asking = new AbortController()

  function flush(): void {
    if (posting || stopped || (outbox.length === 0 && !mustConfirm)) return
    posting = true
    // What is said in the same breath leaves together.
    queueMicrotask(() => void post())
  }

  /** As much as one POST should carry, a frame at least. */
  function batch(): LineFrame[] {
    let size = 0
    let count = 0
    while (count < outbox.length && (count === 0 || size + sizeOf(outbox[count]) <= BATCH_BYTES)) {
      size += sizeOf(outbox[count])
      count++
    }
    return outbox.splice(0, count)
  }

  async function post(): Promise<void> {
    number++
    mustConfirm = false
    let frames = batch()
    let failures = 0
    while (!stopped) {
      const answer = await deliver(frames)
      if (stopped) return
      if (answer === 'done') break
      if (answer === 'again') continue
      const largest = answer === 'tooBig' ? largestOf(frames) : null
      if (largest !== null) {
        frames = without(largest.channel, frames)
        continue
      }
      const delay = AGAIN_AFTER_MS[failures++]
      if (typeof answer === 'number' || delay === undefined) {
        onLost(typeof answer === 'number' ? answer : 0)
        return
      }
      await wait(delay)
    }
    posting = false
    flush()
  }

  async function deliver(frames: readonly LineFrame[]): Promise<Answer> {
    const body = writePost({ number, received: received(), frames })
    // A page that is closed at this very moment still sends what is short.
    const keepalive = body.length < LAST_WORDS_BYTES / 2
    const ask = (signal: AbortSignal) => fetch(url, { method: 'POST', body, headers, signal, keepalive })
    try {
      return await fetchWithin(ANSWER_WITHIN_MS, asking.signal, ask, read)
    } catch {
      return 'failed' // No answer, or not to the end: asked again, which changes nothing if it was done.
    }
  }

  async function read(response: Response): Promise<Answer> {
    const { status } = response
    if (status === 200) {
      const { done } = (await response.json()) as { done?: unknown }
      answered++
      if (done === number) return 'done'
      // The server could take no more for now; any other number is not this line's.
      return done === number - 1 ? 'again' : 410
    }
    if (status === 413) return 'tooBig'
    if (status === 401) return status
    return status === 410 || status === 400 ? 410 : 'failed'
  }

  function without(channel: number, frames: readonly LineFrame[]): LineFrame[] {
    const isIts = (frame: LineFrame): boolean => frame.kind === 'data' && frame.channel === channel
    outbox = outbox.filter((frame) => !isIts(frame))
    onTooBig(channel)
    return frames.filter((frame) => !isIts(frame))
  }

  return {
    get answered() {
      return answered
    },
    push(frame) {
      outbox.push(frame)
      flush()
    },
    confirm() {
      mustConfirm = true
      flush()
    },
    poke() {
      asking.abort()
      asking = new AbortController()
    },
    lastWords() {
      if (stopped) return
      stopped = true
      // What is on its way arrives by itself, and the server waits for it before these.
      const end: LineFrame = { kind: 'end' }
      const place = { number: number + 1, received: received() }
      const all = writePost({ ...place, frames: [...outbox, end] })
      // What does not fit is on this device, and sent at the next visit.
      const body = all.length < LAST_WORDS_BYTES ? all : writePost({ ...place, frames: [end] })
      // Nobody is there to be told that it did not arrive.
      fetch(url, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined)
    },
    stop() {
      if (!stopped) asking.abort()
      stopped = true
    },
  }
}
