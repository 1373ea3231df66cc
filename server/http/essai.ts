import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ECHO_BYTES, ECHO_PATH, ECHO_POLL_MS, ECHO_STREAM_MS } from '#shared/sync/echo'
import { HELLO, PING } from '#shared/sync/line-events'
import type { AppServices } from './app-services.ts'
import { passing } from './ligne.ts'
import { refuse } from './refusal.ts'

const MAX_AT_ONCE = 200

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Says hello at once, one thing more a moment later, then ends: whoever hears both at the end has a stream held back. */
const shortStream = (onEnd: () => void): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from(HELLO))
      await after(ECHO_STREAM_MS)
      onEnd()
      try {
        controller.enqueue(Buffer.from(PING))
        controller.close()
      } catch {
        // Whoever read has left.
      }
    },
  })

/** What a browser tries before a meeting, by the ways documents take; without a session, and nothing is kept of it. */
export function mountEssai(app: Hono, { clock }: Pick<AppServices, 'clock'>): void {
  let waiting = 0

  app.get(ECHO_PATH, (c) => c.json({ now: clock() }, 200, passing))

  const onError = (c: Context) => refuse(c, 'tooLarge')
  app.post(ECHO_PATH, bodyLimit({ maxSize: ECHO_BYTES, onError }), async (c) =>
    c.body(await c.req.arrayBuffer(), 200, { ...passing, 'content-type': 'application/octet-stream' }),
  )

  app.get(`${ECHO_PATH}/poll`, async (c) => {
    if (waiting >= MAX_AT_ONCE) return refuse(c, 'unavailable')
    waiting++
    await after(ECHO_POLL_MS)
    waiting--
    return c.text(HELLO + PING, 200, passing)
  })

  app.get(`${ECHO_PATH}/stream`, (c) => {
    if (waiting >= MAX_AT_ONCE) return refuse(c, 'unavailable')
    waiting++
    const stream = shortStream(() => waiting--)
    return c.body(stream, 200, { ...passing, 'content-type': 'text/event-stream' })
  })
}
