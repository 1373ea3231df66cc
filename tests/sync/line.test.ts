/** The line spoken by hand: what comes twice is done once, what was missed comes again, and nobody else may listen. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { LINE_PATH, MAX_CHANNELS, MAX_POST_BYTES } from '#shared/sync/line'
import { messageAck } from '#shared/sync/messages'
import { presenceMessage, step2Message, updateMessage } from './messages.ts'
import { joined, personCookie, until } from './peers.ts'
import { bytesOf, data, openChannel, openLine, type Reading, untilEvent } from './raw-line.ts'
import { type SyncServerOptions, startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const ASK_ACKS = new Uint8Array([messageAck])

async function sheet(options: SyncServerOptions = {}) {
  const server = await startSyncServer(options)
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  return server
}

/** A document of this many paragraphs, and one update for each. */
function paragraphs(count: number, words = 'mot'): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) addParagraph(doc, `${words} ${i}`)
  return { doc, updates }
}

/** The last count of messages on disk that came down. */
function acks(reading: Reading): number | null {
  const last = reading.numbered.map(bytesOf).findLast((bytes) => bytes[0] === messageAck)
  return last === undefined ? null : (last[1] ?? 0) + (last.length > 2 ? ((last[2] ?? 0) - 1) * 128 : 0)
}

const closes = (reading: Reading) => reading.numbered.flatMap((e) => (e.kind === 'close' ? [[e.channel, e.code]] : []))

test('is opened by our own pages for whoever has a session, and by nobody else', async () => {
  const server = await sheet()
  const opening = (headers: Record<string, string>) =>
    fetch(server.page + LINE_PATH, { method: 'POST', headers }).then(({ status }) => status)
  expect(await opening(personCookie('awa'))).toBe(201)
  expect(await opening({ ...personCookie('awa'), origin: server.page })).toBe(201)
  expect(await opening({ ...personCookie('awa'), origin: 'https://evil.example' })).toBe(403)
  expect(await opening({ ...personCookie('awa'), 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await opening({})).toBe(401)
})

test('a POST that comes twice is done once, and one that comes too early is not done', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const down = await line.stream()
  const { updates } = paragraphs(3)
  const send = (i: number) => [data(1, updateMessage(updates[i] ?? new Uint8Array()))]
  expect(await line.post(1, [openChannel(1), data(1, ASK_ACKS), ...send(0)])).toEqual({ status: 200, done: 1 })
  expect(await line.post(1, [openChannel(1), data(1, ASK_ACKS), ...send(0)])).toEqual({ status: 200, done: 1 })
  expect(await line.post(3, send(2))).toEqual({ status: 200, done: 1 })
  expect(await line.post(2, send(1))).toEqual({ status: 200, done: 2 })
  expect(await line.post(1, send(0))).toEqual({ status: 200, done: 2 })
  await until(() => acks(down) === 2, 'two messages are on disk')
  const awa = await joined(server.url, 'doc-1', 'awa')
  expect(contours(awa.doc)).toBe('mot 0\nmot 1')
  expect(await line.post(3, send(2))).toEqual({ status: 200, done: 3 })
  await until(() => acks(down) === 3, 'three messages are on disk')
})

test('after a broken stream everything not confirmed comes again, in order, and nothing else', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const first = await line.stream()
  await line.post(1, [openChannel(1)])
  await until(() => first.numbered.length >= 2, 'greeted')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const before = first.numbered.length
  addParagraph(bruno.doc, 'entendu')
  await until(() => first.numbered.length > before, 'the first words come')
  first.cut()
  await first.over
  addParagraph(bruno.doc, 'manqué')
  bruno.askAcks()
  await until(() => (bruno.acks() ?? 0) >= 3, 'the others are on disk')
  const confirmed = first.numbered.slice(0, -1)
  const last = confirmed.at(-1)?.number ?? 0
  const again = await line.stream(last)
  await until(() => again.numbered.some((e) => Buffer.from(bytesOf(e)).includes('manqué')), 'what was missed comes')
  const heardTwice = again.numbered[0]
  expect(heardTwice).toEqual(first.numbered.at(-1))
  const numbers = again.numbered.map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, i) => last + 1 + i))
  expect(confirmed.map(({ number }) => number)).toEqual(confirmed.map((_, i) => i + 1))
  // What was confirmed is not kept: asking for it again brings the rest only.
  const late = await line.stream(0)
  await until(() => late.numbered.length > 0, 'the rest comes')
  expect(late.numbered[0]?.number).toBe(last + 1)
  await again.over
})

test('a long poll answers at once when something waits, and as soon as something comes', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  await line.post(1, [openChannel(1)])
  const greeting = await line.poll(0)
  const at = Math.max(...greeting.map((e) => ('number' in e ? e.number : 0)))
  expect(greeting[0]).toEqual({ kind: 'hello' })
  expect(at).toBeGreaterThan(0)
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const next = line.poll(at)
  addParagraph(bruno.doc, 'attendu')
  const heard = await next
  expect(heard.length).toBeGreaterThan(1)
})

test('a line of another session is unknown, like one that never was', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  expect((await line.post(1, [openChannel(1)], 0, 'bruno')).status).toBe(410)
  const ask = (id: string, person: string, method: string) =>
    fetch(`${server.page}${LINE_PATH}/${id}?after=0`, { method, headers: personCookie(person) })
  for (const method of ['GET', 'POST']) {
    expect((await ask(line.id, 'bruno', method)).status, method).toBe(410)
    expect((await ask('AAAAAAAAAAAAAAAAAAAAAA', 'awa', method)).status, method).toBe(410)
  }
  server.access.revoke('awa')
  expect((await line.post(1, [openChannel(1)])).status).toBe(401)
})

test('what is too large, unreadable or too much is refused, and the line goes on', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const down = await line.stream()
  const send = (body: Uint8Array<ArrayBuffer>) =>
    fetch(`${server.page}${LINE_PATH}/${line.id}`, { method: 'POST', headers: personCookie('awa'), body })
  expect((await send(new Uint8Array(MAX_POST_BYTES + 1))).status).toBe(413)
  for (const bytes of [[], [1], [1, 0, 9, 1], [1, 0, 1, 1, 200, 1], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]])
    expect((await send(new Uint8Array(bytes))).status, String(bytes)).toBe(400)
  const many = Array.from({ length: MAX_CHANNELS + 1 }, (_, i) => openChannel(i + 1))
  expect(await line.post(1, many)).toEqual({ status: 200, done: 1 })
  await until(() => closes(down).length > 0, 'one is too many')
  expect(closes(down)).toEqual([[MAX_CHANNELS + 1, closeCodes.unavailable.code]])
  expect((await line.post(2, [data(2, new Uint8Array([9]))])).done).toBe(2)
  await until(() => closes(down).length > 1, 'a channel that says nonsense is closed')
  expect(closes(down).at(-1)).toEqual([2, closeCodes.badMessage.code])
  const large = new Uint8Array(1024 * 1024 + 1)
  expect((await line.post(3, [data(3, large)])).done).toBe(3)
  await until(() => closes(down).length > 2, 'so is one with an oversized message')
  expect(closes(down).at(-1)).toEqual([3, closeCodes.tooLarge.code])
})

test('the seventeenth line of a session ends the one asked longest ago', async () => {
  const server = await sheet()
  const lines = [await openLine(server.page, 'awa')]
  while (lines.length < 17) lines.push(await openLine(server.page, 'awa'))
  const other = await openLine(server.page, 'bruno')
  const answers = await Promise.all([...lines, other].map((line) => line.post(1, []).then(({ status }) => status)))
  expect(answers).toEqual([410, ...Array.from({ length: 17 }, () => 200)])
})

test('a program of an older version is turned away before it is given anything', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const down = await line.stream()
  await line.post(1, [openChannel(1, 'doc-1', 'tour-de-table.v0'), openChannel(2, 'doc-1', '')])
  await until(() => closes(down).length === 2, 'both are closed')
  const { code } = closeCodes.reloadNeeded
  expect(down.numbered.map((e) => e.kind)).toEqual(['close', 'close'])
  expect(closes(down)).toEqual([
    [1, code],
    [2, code],
  ])
})

test('no more is taken while a channel reads no more: the POST waits', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  await line.stream()
  const { updates } = paragraphs(320)
  await line.post(1, [openChannel(1), data(1, step2Message(new Uint8Array([0, 0])))])
  expect(
    (
      await line.post(
        2,
        updates.map((u) => data(1, updateMessage(u))),
      )
    ).done,
  ).toBe(2)
  expect((await line.post(3, [])).done).toBe(3)
  const reading = await server.rooms.read(['doc-1'])
  expect(JSON.stringify(reading.get('doc-1')?.value)).toContain('mot 319')
})

test('someone who confirms nothing is let go, and the rest of the line goes on', async () => {
  const server = await sheet()
  await server.document('doc-2', 'sous-groupe')
  const line = await openLine(server.page, 'lente')
  await line.post(1, [openChannel(1)])
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  for (let i = 0; i < 8; i++) {
    addParagraph(awa.doc, `${i} ${'x'.repeat(900_000)}`)
    rootProse(awa.doc, 'contours').delete(0, 1)
    await until(() => (awa.acks() ?? 0) >= 3 + 2 * i, 'Awa is acknowledged all along')
  }
  const down = await line.stream()
  await until(() => closes(down).length > 0, 'the slow channel is closed')
  expect(closes(down)).toEqual([[1, closeCodes.slowConsumer.code]])
  expect(down.numbered.filter((e) => e.kind === 'message')).toEqual([])
  await line.post(2, [openChannel(2, 'doc-2')])
  await untilEvent(down, (e) => e.kind === 'message' && e.channel === 2, 'another document opens')
  expect(awa.provider.wsconnected).toBe(true)
})

test('a line nobody asks anything of is gone, and those it showed with it', async () => {
  const server = await sheet({ silenceMs: 1_500 })
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  bruno.provider.awareness.setLocalState({})
  const line = await openLine(server.page, 'awa')
  const down = await line.stream()
  const present = new Y.Doc()
  await line.post(1, [openChannel(1), data(1, presenceMessage(present))])
  await until(() => bruno.provider.awareness.getStates().has(present.clientID), 'Awa is shown')
  await down.over
  await until(() => !bruno.provider.awareness.getStates().has(present.clientID), 'Awa is shown no more')
  expect((await line.post(2, [])).status).toBe(410)
})

test('the page that is left says so, and its line ends with what it had to say', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const [first = new Uint8Array()] = paragraphs(1).updates
  await line.post(1, [openChannel(1)])
  await line.poll(0)
  const answer = await line.post(2, [data(1, updateMessage(first)), { kind: 'end' }])
  expect(answer).toEqual({ status: 200, done: 2 })
  expect((await line.post(3, [])).status).toBe(410)
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('mot 0')
})

test('last words that overtake the POST before them wait for it, and neither is lost', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  const { updates } = paragraphs(2)
  const send = (i: number) => data(1, updateMessage(updates[i] ?? new Uint8Array()))
  await line.post(1, [openChannel(1)])
  await line.poll(0)
  expect(await Promise.all([line.post(3, [send(1), { kind: 'end' }]), line.post(2, [send(0)])])).toEqual([
    { status: 200, done: 3 },
    { status: 200, done: 2 },
  ])
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('mot 0\nmot 1')
})

test('a page whose last words lack the POST before them is gone all the same', async () => {
  const server = await sheet()
  const line = await openLine(server.page, 'awa')
  await line.post(1, [openChannel(1)])
  expect(await line.post(3, [{ kind: 'end' }])).toEqual({ status: 200, done: 3 })
  expect((await line.post(2, [])).status).toBe(410)
})

test('a server that stops tells every channel to come back, then ends the stream', async () => {
  const server = await sheet()
  const [streamed, polled] = [await openLine(server.page, 'awa'), await openLine(server.page, 'bruno')]
  const down = await streamed.stream()
  for (const line of [streamed, polled]) await line.post(1, [openChannel(1), openChannel(2)])
  await until(() => new Set(down.numbered.map(({ channel }) => channel)).size === 2, 'both are open')
  const heard = await polled.poll(0)
  const poll = polled.poll(Math.max(...heard.map((e) => ('number' in e ? e.number : 0))))
  await server.stop()
  await down.over
  const code = closeCodes.restarting.code
  expect(closes(down)).toEqual([
    [1, code],
    [2, code],
  ])
  expect((await poll).flatMap((e) => (e.kind === 'close' ? [e.code] : []))).not.toEqual([])
})
