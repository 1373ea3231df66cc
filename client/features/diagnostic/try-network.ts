/** Tries the ways documents take, each within a time. */
import { ECHO_PATH } from '#shared/sync/echo'
import { createEventReader } from '#shared/sync/line-events'
import type { Passage } from './findings.ts'

const SOCKET_MS = 5_000
const REQUEST_MS = 5_000
/** As the documents themselves wait for the first word of a stream. */
const STREAM_HEARD_MS = 3_000
const STREAM_MS = 8_000
const POLL_MS = 8_000
const ROUNDS = 3
/** What our server says when too many try at once: by a WebSocket, by an answer. */
const TRY_LATER = 1013
const BUSY = 503
const SIZE = 1024

/** Looks like nothing in particular, as what documents send. */
const sample = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(SIZE))

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

interface Limit {
  signal: AbortSignal
  isOver(): boolean
  end(): void
}

function within(ms: number, left: AbortSignal): Limit {
  const cutting = new AbortController()
  let over = false
  const timer = setTimeout(() => {
    over = true
    cutting.abort()
  }, ms)
  const leave = () => cutting.abort()
  left.addEventListener('abort', leave)
  return {
    signal: cutting.signal,
    isOver: () => over,
    end() {
      clearTimeout(timer)
      left.removeEventListener('abort', leave)
    },
  }
}

/** Runs a try that throws when nothing passes. */
async function attempt(
  ms: number,
  left: AbortSignal,
  run: (signal: AbortSignal) => Promise<Passage>,
): Promise<Passage> {
  const limit = within(ms, left)
  try {
    return await run(limit.signal)
  } catch {
    return { is: limit.isOver() ? 'silent' : 'refused' } // What stands between never says why.
  } finally {
    limit.end()
  }
}

export interface Reached {
  passage: Passage
  aheadMs: number | null
}

/** The quickest of a few round trips, and what it says of this device's clock. */
export async function tryRequests(left: AbortSignal): Promise<Reached> {
  let aheadMs: number | null = null
  let best = Number.POSITIVE_INFINITY
  const passage = await attempt(REQUEST_MS, left, async (signal) => {
    for (let round = 0; round < ROUNDS; round++) {
      const sentAt = Date.now()
      const began = performance.now()
      const response = await fetch(ECHO_PATH, { cache: 'no-store', signal })
      const { now } = (await response.json()) as { now?: unknown }
      const ms = performance.now() - began
      if (typeof now !== 'number') return { is: 'refused' }
      if (ms >= best) continue
      best = ms
      aheadMs = sentAt + ms / 2 - now
    }
    return { is: 'passes', ms: best }
  })
  return { passage, aheadMs }
}

/** The server speaks first, then repeats: both must come through. */
export function tryWebSocket(left: AbortSignal): Promise<Passage> {
  return new Promise((resolve) => {
    const socket = new WebSocket(window.location.origin.replace(/^http/, 'ws') + ECHO_PATH)
    socket.binaryType = 'arraybuffer'
    const sent = sample().slice(0, SIZE / 2)
    let sentAt: number | null = null
    const end = (passage: Passage) => {
      clearTimeout(timer)
      left.removeEventListener('abort', leave)
      resolve(passage)
      socket.close()
    }
    const leave = () => end({ is: 'notTried' })
    const timer = setTimeout(() => end({ is: 'silent' }), SOCKET_MS)
    left.addEventListener('abort', leave)
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      if (sentAt === null) {
        sentAt = performance.now()
        socket.send(sent)
      } else
        end(same(new Uint8Array(data), sent) ? { is: 'passes', ms: performance.now() - sentAt } : { is: 'refused' })
    }
    socket.onclose = ({ code }) => end({ is: code === TRY_LATER ? 'busy' : 'refused' })
  })
}

/** When the first event of the stream was heard; null for something else than our stream. */
async function firstHeard({ body }: Response, began: number): Promise<number | null> {
  const reader = body?.getReader()
  if (reader === undefined) return null
  const events = createEventReader()
  const text = new TextDecoder()
  let first: number | null = null
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const heard = events.push(text.decode(piece.value, { stream: true }))
    if (heard[0]?.kind === 'hello') first ??= performance.now() - began
    // Both at once: the first waited for the last.
    if (heard.length > 1) return Number.POSITIVE_INFINITY
    if (first !== null && heard[0]?.kind === 'ping') return first
  }
  return null
}

export const tryStream = (left: AbortSignal): Promise<Passage> =>
  attempt(STREAM_MS, left, async (signal) => {
    const began = performance.now()
    const response = await fetch(`${ECHO_PATH}/stream`, { cache: 'no-store', signal })
    if (response.status === BUSY) return { is: 'busy' }
    const ms = await firstHeard(response, began)
    if (ms === null) return { is: 'refused' }
    return ms > STREAM_HEARD_MS ? { is: 'held' } : { is: 'passes', ms }
  })

/** What is typed goes by POST; what others type comes by an answer that waits for it. */
export const tryPoll = (left: AbortSignal): Promise<Passage> =>
  attempt(POLL_MS, left, async (signal) => {
    const sent = sample()
    const began = performance.now()
    const headers = { 'content-type': 'application/octet-stream' }
    const echo = await fetch(ECHO_PATH, { method: 'POST', body: sent, headers, signal })
    if (!same(new Uint8Array(await echo.arrayBuffer()), sent)) return { is: 'refused' }
    const ms = performance.now() - began
    const answer = await fetch(`${ECHO_PATH}/poll`, { cache: 'no-store', signal })
    if (answer.status === BUSY) return { is: 'busy' }
    const events = createEventReader().push(await answer.text())
    return events.length === 2 ? { is: 'passes', ms } : { is: 'refused' }
  })
