import { expect, it } from 'vitest'
import { ECHO_BYTES, ECHO_PATH } from '#shared/sync/echo'
import { HELLO, PING } from '#shared/sync/line-events'
import { workspace } from './workspace.ts'

it('lets anyone try their network, and gives the server’s clock', async () => {
  const w = await workspace()
  const { status, json, headers } = await w.visitor().json('GET', ECHO_PATH)
  expect([status, json]).toEqual([200, { now: w.time.now }])
  expect(headers.get('cache-control')).toBe('no-store, no-transform')
})

it('gives back what is sent, to its own pages and up to a bound', async () => {
  const w = await workspace()
  const send = (length: number, headers: Record<string, string> = {}) =>
    fetch(w.base + ECHO_PATH, { method: 'POST', body: new Uint8Array(length).fill(7), headers })
  const echo = await send(ECHO_BYTES)
  expect([echo.status, (await echo.arrayBuffer()).byteLength]).toEqual([200, ECHO_BYTES])
  expect((await send(ECHO_BYTES + 1)).status).toBe(413)
  expect((await send(1, { origin: 'https://mechant.example' })).status).toBe(403)
})

it('speaks at once on a stream and only at the end of a poll', async () => {
  const w = await workspace()
  const poll = fetch(`${w.base}${ECHO_PATH}/poll`)
  const stream = await fetch(`${w.base}${ECHO_PATH}/stream`)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  expect(stream.headers.get('x-accel-buffering')).toBe('no')
  const pieces: string[] = []
  for await (const piece of stream.body ?? []) pieces.push(Buffer.from(piece).toString())
  expect(pieces).toEqual([HELLO, PING])
  expect(await (await poll).text()).toBe(HELLO + PING)
})
