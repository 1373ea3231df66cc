import { connect, createServer, type Server, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listening } from '#tests/sync/listening'
import { until } from '#tests/sync/peers'
import { type FaultProxy, faultProxy } from './fault-proxy.ts'

interface End {
  socket: Socket
  received: Buffer[]
  text(): string
  ended: boolean
  /** `ECONNRESET`, or null when it closed in peace; undefined while it is open. */
  closed: string | null | undefined
}

function end(socket: Socket): End {
  let failure: string | null = null
  const side: End = {
    socket,
    received: [],
    text: () => Buffer.concat(side.received).toString(),
    ended: false,
    closed: undefined,
  }
  socket.on('data', (chunk) => side.received.push(chunk))
  socket.on('end', () => {
    side.ended = true
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    failure = error.code ?? 'unknown'
  })
  socket.on('close', () => {
    side.closed = failure
  })
  onTestFinished(() => void socket.destroy())
  return side
}

/** Two ends with a proxy between them. */
async function line(seed = 1): Promise<{ proxy: FaultProxy; client: End; server: End; again(): Promise<End> }> {
  const arrived: Socket[] = []
  const behind: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined)
    arrived.push(socket)
  })
  const port = await listening(behind)
  onTestFinished(() => void behind.close())
  const proxy = await faultProxy(`http://127.0.0.1:${port}`, seed)
  const dial = () => connect({ port: Number(new URL(proxy.url).port), host: '127.0.0.1', allowHalfOpen: true })
  const client = end(dial())
  const socket = await until(() => arrived[0], 'the connection passes')
  return { proxy, client, server: end(socket), again: async () => end(dial()) }
}

test('what is said passes both ways, and so does the end of it', async () => {
  const { proxy, client, server } = await line()
  client.socket.write('bonjour')
  await until(() => server.text() === 'bonjour', 'the server hears')
  server.socket.write('entendu')
  await until(() => client.text() === 'entendu', 'the client hears')
  expect([proxy.carried('up'), proxy.carried('down'), proxy.open]).toEqual([7, 7, 1])
  client.socket.end('fin')
  await until(() => server.ended, 'the server hears the end')
  expect(server.text()).toBe('bonjourfin')
  server.socket.end('adieu')
  await until(() => client.ended && client.text() === 'entenduadieu', 'what the server says after is heard')
  await until(() => client.closed === null && proxy.open === 0, 'closed in peace')
})

test('latency delays one direction only, and jitter never changes the order', async () => {
  const { proxy, client, server } = await line()
  proxy.set('up', { latencyMs: 60, jitterMs: 50 })
  const sent = performance.now()
  for (let i = 0; i < 40; i++) {
    client.socket.write(`${i} `)
    await new Promise((resolve) => setImmediate(resolve))
  }
  server.socket.write('vite')
  await until(() => client.text() === 'vite', 'the other direction')
  expect(server.text()).toBe('')
  const all = Array.from({ length: 40 }, (_, i) => `${i} `).join('')
  await until(() => server.text() === all, 'everything, in order')
  expect(performance.now() - sent).toBeGreaterThanOrEqual(10)
})

test('a sliced line sends small pieces one by one', async () => {
  const { proxy, client, server } = await line()
  proxy.set('up', { sliceBytes: 5, latencyMs: 1 })
  client.socket.write('x'.repeat(200))
  await until(() => server.text().length === 200, 'all of it')
  expect(server.received.length).toBeGreaterThan(1)
})

test('a narrow line lets the sender wait instead of swallowing what it says', async () => {
  const { proxy, client, server } = await line()
  proxy.set('down', { bytesPerSecond: 1000 })
  const flood = Buffer.alloc(64 * 1024 * 1024)
  let flushed = false
  server.socket.write(flood, () => {
    flushed = true
  })
  await until(() => client.received.length > 0, 'some of it')
  const early = Buffer.concat(client.received).length
  await until(() => proxy.carried('down') > early, 'a little more')
  expect(flushed).toBe(false)
  expect(server.socket.writableLength).toBeGreaterThan(0)
})

test('a stalled line loses nothing', async () => {
  const { proxy, client, server } = await line()
  proxy.stall('up')
  client.socket.write('retenu')
  server.socket.write('libre')
  await until(() => client.text() === 'libre', 'the other direction')
  expect(server.text()).toBe('')
  proxy.flow()
  await until(() => server.text() === 'retenu', 'it comes after all')
})

test('a reset is felt on both sides, and a refused connection at once', async () => {
  const { proxy, client, server, again } = await line()
  proxy.refuse(true)
  proxy.reset()
  await until(() => client.closed !== undefined && server.closed !== undefined, 'both are told')
  expect([client.closed, server.closed]).toEqual(['ECONNRESET', 'ECONNRESET'])
  const refused = await again()
  await until(() => refused.closed === 'ECONNRESET', 'refused')
  expect(proxy.arrivals).toHaveLength(2)
})

test('half open, neither side hears the other again, nor its end', async () => {
  const { proxy, client, server, again } = await line()
  proxy.halfOpen()
  client.socket.write('perdu')
  server.socket.write('perdu aussi')
  client.socket.destroy()
  const other = await again()
  other.socket.write('x')
  await until(() => proxy.carried('up') === 1, 'a new connection works')
  expect([server.text(), server.ended, server.closed]).toEqual(['', false, undefined])
})
