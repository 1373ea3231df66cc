import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Pace } from '#server/sync/pace'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { messageAck } from '#shared/sync/messages'
import { NOTHING, step2Message, updateMessage } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

test('someone who does not read is let go, and the others notice nothing', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const slow = await bare(server.url, 'doc-1', personCookie('lente'))
  let closed = false
  void slow.closed.then(() => {
    closed = true
  })
  slow.socket.pause()
  awa.askAcks()
  for (let i = 0; i < 20; i++) {
    addParagraph(awa.doc, `${i} ${'x'.repeat(900_000)}`)
    rootProse(awa.doc, 'contours').delete(0, 1)
    await until(() => (awa.acks() ?? 0) >= 3 + 2 * i, 'Awa is acknowledged all along')
  }
  addParagraph(awa.doc, 'fin')
  await until(() => contours(bruno.doc) === 'fin', 'Bruno reads all along')
  slow.socket.resume()
  await until(() => closed, 'the slow one was let go')
  expect([awa.provider.wsconnected, bruno.provider.wsconnected]).toEqual([true, true])
})

test('reading slows past two hundred messages at once, by one second for sixty more, and recovers', () => {
  const pace = new Pace()
  for (let i = 0; i < 200; i++) pace.spend(0)
  expect(pace.delay(0)).toBe(0)
  for (let i = 0; i < 60; i++) pace.spend(0)
  expect(pace.delay(0)).toBe(1001)
  expect(pace.delay(500)).toBe(501)
  expect(pace.delay(1000)).toBe(0)
})

test('nothing is refused of someone faster than anyone types', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  for (let i = 0; i < 320; i++) addParagraph(awa.doc, `${i}`)
  await until(() => awa.acks() === 321, 'everything is acknowledged')
  expect(awa.closed()).toBeNull()
})

/** An update that lacks what comes before it: characters from 5000 on, of nobody. */
function orphan(length: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text:x').insert(0, 'x'.repeat(5000))
  const before = Y.encodeStateVector(doc)
  doc.getText('text:x').insert(5000, 'y'.repeat(length))
  return Y.encodeStateAsUpdate(doc, before)
}

test('thousands of broken updates leave the server answering others', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const broken = updateMessage(orphan(10))
  for (let round = 0; round < 10; round++) {
    const malo = await bare(server.url, 'doc-1', personCookie('malo'))
    await until(() => malo.received.length > 0, 'greeted')
    malo.send(step2Message(NOTHING))
    for (let i = 0; i < 300; i++) malo.send(broken)
    expect(await malo.closed).toBe(closeCodes.invalidContent.code)
  }
  addParagraph(awa.doc, 'toujours là')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => contours(bruno.doc) === 'toujours là', 'others go on')
})

test('what is held for someone who never answers is bounded', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const malo = await bare(server.url, 'doc-1', personCookie('malo'))
  await until(() => malo.received.length > 0, 'greeted')
  const broken = updateMessage(orphan(300_000))
  for (let i = 0; i < 3; i++) malo.send(broken)
  malo.send(new Uint8Array([messageAck]))
  await until(() => malo.received.some((frame) => frame[0] === messageAck), 'three are held')
  malo.send(broken)
  expect(await malo.closed).toBe(closeCodes.invalidContent.code)
})

test('one person opens a hundred pages at most, and the others come in', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const codes: number[] = []
  for (let i = 0; i < 100; i++) {
    const page = await bare(server.url, 'doc-1', personCookie('malo'))
    void page.closed.then((code) => codes.push(code))
  }
  await until(() => codes.length === 4, 'those past the bound are turned away')
  expect(new Set(codes)).toEqual(new Set([closeCodes.tooManyPages.code]))
  await joined(server.url, 'doc-1', 'awa')
})
