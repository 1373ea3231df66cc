/** The document is where rights end: no way of writing its name leads past them, or to another. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '#shared/sync/close-codes'
import { messageAck } from '#shared/sync/messages'
import { step2Message } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const forgedNames: [string, string][] = [
  ['in capitals', 'DOC-1'],
  ['with a letter that looks the same', 'd%D0%BEc-1'],
  ['in wide letters', '%EF%BD%84oc-1'],
  ['with a letter nobody sees', 'doc-1%E2%80%8B'],
  ['with a letter written as a number', '%64oc-1'],
  ['with a zero byte', 'doc-1%00'],
  ['with a zero byte and another name', 'libre%00doc-1'],
  ['with a blank', 'doc-1%20'],
  ['with a slash', 'doc-1/'],
  ['by way of another', 'libre%2F..%2Fdoc-1'],
  ['two at once', 'libre,doc-1'],
  ['two at once, on two lines', 'libre%0Adoc-1'],
  ['of no epoch', 'doc-1.0'],
  ['of an epoch that is not written so', 'doc-1.01'],
  ['of an epoch that looks like the first', 'doc-1.1e0'],
  ['of an epoch to come', 'doc-1.2'],
  ['that every object has', '__proto__'],
  ['that every object has, too', 'constructor'],
  ['that is nothing', ''],
  ['longer than any', 'd'.repeat(5000)],
]

test('no other way of writing a name opens a document, whoever asks', async () => {
  const server = await startSyncServer()
  for (const id of ['doc-1', 'libre']) await server.document(id, 'sous-groupe')
  server.access.grant('malo', 'doc-1', { right: 'none' })
  const positions = await server.log.position()
  const update = new Y.Doc()
  addParagraph(update, 'glissé')
  for (const person of ['malo', 'awa'])
    for (const [how, name] of forgedNames) {
      const socket = await bare(server.url, name, personCookie(person))
      socket.send(step2Message(Y.encodeStateAsUpdate(update)))
      expect(await socket.closed, `${how}, by ${person}`).toBe(closeCodes.unknownRoom.code)
      expect(socket.received, `${how}, by ${person}`).toEqual([])
    }
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect([contours(bruno.doc), await server.log.position()]).toEqual(['', positions])
})

test('what follows a name is no part of it, and gives no right', async () => {
  const server = await startSyncServer()
  for (const id of ['doc-1', 'libre']) await server.document(id, 'sous-groupe')
  server.access.grant('malo', 'doc-1', { right: 'none' })
  for (const name of ['doc-1?room=libre', 'doc-1?right=write&person=awa', 'doc-1.1']) {
    const socket = await bare(server.url, name, { ...personCookie('malo'), 'x-person': 'awa' })
    expect(await socket.closed, name).toBe(closeCodes.forbidden.code)
  }
})

test('a connection speaks of one document, whatever it sends', async () => {
  const server = await startSyncServer()
  for (const id of ['doc-1', 'libre']) await server.document(id, 'sous-groupe')
  server.access.grant('malo', 'doc-1', { right: 'none' })
  const awa = await joined(server.url, 'doc-1', 'awa')
  addParagraph(awa.doc, 'à nous')
  // Hidden in the update of another document: the same names of fields, in a copy of what is not theirs.
  const socket = await bare(server.url, 'libre', personCookie('malo'))
  await until(() => socket.received.length > 0, 'greeted')
  const copy = new Y.Doc()
  addParagraph(copy, 'ailleurs')
  socket.send(step2Message(Y.encodeStateAsUpdate(copy)))
  socket.send(new Uint8Array([messageAck]))
  await until(() => socket.received.some((frame) => frame[0] === messageAck), 'it was read')
  const [bruno, chloe] = [await joined(server.url, 'doc-1', 'bruno'), await joined(server.url, 'libre', 'chloe')]
  await until(() => contours(bruno.doc) === 'à nous' && contours(chloe.doc) === 'ailleurs', 'each in its own')
  const said = socket.received.map((frame) => Buffer.from(frame).toString('latin1')).join('')
  expect(said).not.toContain(Buffer.from('à nous').toString('latin1'))
})
