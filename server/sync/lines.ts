/** Which lines are open. Whoever asks must hold the secret of the line and the session it was opened with. */
import { randomBytes } from 'node:crypto'
import type { LineCaller, Lines } from '#server/services'
import { readPost } from '#shared/sync/line'
import { Line } from './line.ts'
import type { Arrival } from './web-socket.ts'

export interface LinesParts {
  onArrival(arrival: Arrival): void
  /** How long a line is kept that nobody asks anything of. */
  silenceMs?: number
}

export interface LineTable extends Lines {
  /** Ends every line, once what they were told has left. */
  close(): void
}

/** A tab has one; those of pages just left are still here for a while. */
const MAX_PER_SESSION = 16
/** A poll is answered before what stands between gives it up. */
const POLL_MS = 20_000
const SILENCE_MS = 30_000

export function createLines({ onArrival, silenceMs = SILENCE_MS }: LinesParts): LineTable {
  const lines = new Map<string, Line>()
  let closed = false

  function endOldestOf(sessionId: string): void {
    const own = [...lines.values()].filter((line) => line.sessionId === sessionId)
    if (own.length < MAX_PER_SESSION) return
    own.reduce((a, b) => (b.silence > a.silence ? b : a)).end()
  }

  const lineOf = ({ lineId, sessionId }: LineCaller): Line | null => {
    const line = lines.get(lineId)
    return line?.sessionId === sessionId ? line : null
  }

  const sweeping = setInterval(
    () => {
      for (const line of [...lines.values()]) if (line.silence > silenceMs) line.end()
    },
    Math.max(20, silenceMs / 6),
  )
  sweeping.unref()

  return {
    open(sessionId) {
      if (closed) return null
      endOldestOf(sessionId)
      const id = randomBytes(16).toString('base64url')
      lines.set(id, new Line({ sessionId, onArrival, onEnd: () => lines.delete(id) }))
      return id
    },
    async take(caller, body) {
      const line = lineOf(caller)
      if (line === null) return { ok: false, code: 'lineGone' }
      const post = readPost(body)
      if (post === null) return { ok: false, code: 'badLine' }
      const handled = await line.take(post, caller.cookie)
      return handled === null ? { ok: false, code: 'lineGone' } : { ok: true, value: handled }
    },
    stream: (caller, after) => lineOf(caller)?.read(after) ?? null,
    async poll(caller, after) {
      const line = lineOf(caller)
      if (line === null) return null
      const text = await line.read(after).poll(POLL_MS)
      line.asked()
      return text
    },
    close() {
      closed = true
      clearInterval(sweeping)
      for (const line of [...lines.values()]) line.end()
    },
  }
}
