/** The WebSocket anyone may try: open to all, and good for nothing else. */
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { until, upgradeStatus } from './peers.ts'
import { ORIGIN, startSyncServer } from './sync-server.ts'

async function opened(url: string) {
  const socket = new WebSocket(`${url}/~echo`)
  const received: string[] = []
  let code: number | null = null
  socket.on('message', (data: Buffer) => received.push(data.toString('hex')))
  socket.on('close', (closed) => {
    code = closed
  })
  onTestFinished(() => socket.terminate())
  await until(() => received.length > 0, 'it speaks first')
  return { socket, received, closed: () => code }
}

test('it speaks first and repeats, without a session', async () => {
  const { url } = await startSyncServer()
  const echo = await opened(url)
  echo.socket.send(new Uint8Array([4, 2]))
  await until(() => echo.received.length === 2, 'it repeats')
  expect(echo.received).toEqual(['01', '0402'])
})

test('a page of another site may not even try', async () => {
  const { url } = await startSyncServer()
  expect(await upgradeStatus(url, '~echo', { origin: 'https://evil.example' })).toBe(403)
  expect(await upgradeStatus(url, '~echo', { origin: ORIGIN })).toBe(101)
})

test('what is long, or goes on and on, is closed', async () => {
  const { url } = await startSyncServer()
  const long = await opened(url)
  long.socket.send(new Uint8Array(1025))
  await until(() => long.closed() === 1009, 'a long message is refused')
  const endless = await opened(url)
  for (let i = 0; i < 21; i++) endless.socket.send(new Uint8Array([i]))
  await until(() => endless.closed() === 1000, 'it ends')
  expect(endless.received).toHaveLength(21)
})

test('beyond two hundred at once, one is told to come later, and sees that WebSockets pass all the same', async () => {
  const { url } = await startSyncServer()
  const all = await Promise.all(Array.from({ length: 200 }, () => opened(url)))
  const late = await opened(url)
  await until(() => late.closed() === 1013, 'too many')
  all[0]?.socket.close()
  await until(() => all[0]?.closed() !== null, 'one leaves')
  const next = await opened(url)
  next.socket.send(new Uint8Array([9]))
  await until(() => next.received.length === 2, 'there is room again')
})
