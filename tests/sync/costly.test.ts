/** What is small to send and long to take in. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { step2Message } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const ROOM = 'doc-1'

/** A text of many paragraphs, each written in one go. */
function longText(doc: Y.Doc, paragraphs: number): void {
  const text = rootProse(doc, 'contours')
  for (let i = 0; i < paragraphs; i++) text.insert(text.length, [new Y.XmlElement('paragraph')])
}

test('long work done without network by two people at the same place is taken', async () => {
  const server = await startSyncServer()
  await server.document(ROOM, 'sous-groupe')
  const awa = await joined(server.url, ROOM, 'awa')
  const bruno = await joined(server.url, ROOM, 'bruno')
  for (const { provider } of [awa, bruno]) provider.disconnect()
  for (const { doc } of [awa, bruno]) {
    longText(doc, 2000)
    for (let i = 0; i < 200; i++) rootProse(doc, 'contours').insert(0, [new Y.XmlElement('paragraph')])
    for (let i = 0; i < 100; i++) rootProse(doc, 'contours').delete(i, 1)
    addParagraph(doc, 'fin')
  }
  for (const { provider } of [awa, bruno]) provider.connect()
  await until(
    () => contours(awa.doc).split('fin').length === 3 && contours(awa.doc) === contours(bruno.doc),
    'both are taken',
  )
  expect([awa.closed(), bruno.closed()]).toEqual([null, null])
})

test('ten thousand roots, put and taken away again, are refused before they are looked at', async () => {
  const server = await startSyncServer()
  await server.document(ROOM, 'sous-groupe')
  const forged = new Y.Doc()
  for (let i = 0; i < 10_000; i++) {
    const root = forged.getMap(`r${i}`)
    root.set('a', 1)
    root.delete('a')
  }
  const update = Y.encodeStateAsUpdate(forged)
  const malo = await bare(server.url, ROOM, personCookie('malo'))
  await until(() => malo.received.length > 0, 'greeted')
  malo.send(step2Message(update))
  expect(await malo.closed).toBe(closeCodes.invalidContent.code)
  expect(server.refusals).toEqual(['place'])
})
