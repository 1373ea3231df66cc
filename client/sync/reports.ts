/** Tells the server what waits here and since when, so that those who run the meeting know before they close it. */
import * as encoding from 'lib0/encoding'
import { messageReport } from '#shared/sync/messages'
import type { Tally } from './tally.ts'

export interface ReportsParts {
  tally: Pick<Tally, 'pending' | 'oldest'>
  send(message: Uint8Array<ArrayBuffer>): void
  now?: () => number
}

export interface Reports {
  /** On connection, and when the server asks. */
  tell(): void
  /** What waits may have changed: tells it when it is worth a word. */
  look(): void
  /** Disconnected. */
  stop(): void
}

/** What is acknowledged sooner is not late: whoever types in peace sends nothing. */
const LATE_MS = 1_000
const EVERY_MS = 1_000

export function createReports({ tally, send, now = Date.now }: ReportsParts): Reports {
  let told: { pending: number; oldest: number | null } | null = null
  let toldAt = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  const age = (): number => (tally.oldest === null ? 0 : Math.max(0, now() - tally.oldest))

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  function tell(): void {
    stopTimer()
    const { pending, oldest } = tally
    told = { pending, oldest }
    toldAt = now()
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageReport)
    encoding.writeVarUint(encoder, pending)
    encoding.writeVarUint(encoder, age())
    send(new Uint8Array(encoding.toUint8Array(encoder)))
    look()
  }

  /** Milliseconds until there is something to tell; null when there is nothing. */
  function due(): number | null {
    if (told === null) return null
    const { pending, oldest } = tally
    if (pending === told.pending && oldest === told.oldest) return null
    const rested = Math.min(EVERY_MS, EVERY_MS - (now() - toldAt))
    // Once something was said to wait, what becomes of it is told too.
    const late = pending === 0 || told.pending > 0 ? 0 : LATE_MS - age()
    return Math.max(0, rested, late)
  }

  function look(): void {
    const wait = due()
    if (wait === null || wait > 0) {
      stopTimer()
      if (wait !== null) timer = setTimeout(look, wait)
    } else tell()
  }

  return {
    tell,
    look,
    stop() {
      stopTimer()
      told = null
    },
  }
}
