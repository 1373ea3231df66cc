import type { Context, Hono } from 'hono'
import { LINE_PATH } from '#shared/sync/line'
import type { Access, LineCaller, LineStream } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { refuse } from './refusal.ts'

/** What stands between must neither keep, squeeze nor hold back what passes. */
export const passing = { 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }

function bodyOf(stream: LineStream): ReadableStream<Uint8Array> {
  let left = false
  return new ReadableStream(
    {
      async pull(controller) {
        const text = await stream.next()
        if (left) return
        if (text === null) controller.close()
        else controller.enqueue(Buffer.from(text, 'latin1'))
      },
      cancel() {
        left = true
        stream.finish()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Documents over plain requests, for networks that refuse WebSockets; `server/sync/README.md` has the protocol. */
export function mountLigne(
  app: Hono,
  { access, lines }: { access: Pick<Access, 'actor'> } & Pick<AppServices, 'lines'>,
): void {
  async function callerOf(c: Context): Promise<LineCaller | null> {
    const cookie = c.req.header('cookie')
    const actor = await access.actor(cookie)
    return actor === null ? null : { lineId: c.req.param('id') ?? '', sessionId: actor.sessionId, cookie }
  }

  app.post(LINE_PATH, async (c) => {
    const caller = await callerOf(c)
    if (caller === null) return refuse(c, 'notSignedIn')
    const id = lines.open(caller.sessionId)
    return id === null ? refuse(c, 'unavailable') : c.json({ id }, 201, passing)
  })

  app.post(`${LINE_PATH}/:id`, async (c) => {
    const caller = await callerOf(c)
    if (caller === null) return refuse(c, 'notSignedIn')
    const body = new Uint8Array(await c.req.arrayBuffer())
    const taken = await lines.take(caller, body)
    return taken.ok ? c.json({ done: taken.value }, 200, passing) : refuse(c, taken.code)
  })

  /** `after`: the last message that came. With `poll`, one piece as soon as there is one; else a stream. */
  app.get(`${LINE_PATH}/:id`, async (c) => {
    const caller = await callerOf(c)
    if (caller === null) return refuse(c, 'notSignedIn')
    const after = Number(c.req.query('after') ?? 0)
    if (!Number.isSafeInteger(after) || after < 0) return refuse(c, 'badLine')
    if (c.req.query('poll') !== undefined) {
      const text = await lines.poll(caller, after)
      return text === null ? refuse(c, 'lineGone') : c.text(text, 200, passing)
    }
    const stream = lines.stream(caller, after)
    if (stream === null) return refuse(c, 'lineGone')
    return c.body(bodyOf(stream), 200, { ...passing, 'content-type': 'text/event-stream' })
  })
}
