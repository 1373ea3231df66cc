/** What is small to send and long to take in. */
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { NOTHING, step2Message, updateMessage } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const ROOM = 'doc-1'
/** Where two wrote at one place, Yjs looks past those with a lower id: this one is above all that it draws. */
const HIGHEST = 2 ** 32 + 1

/**
 * Paragraphs that all say they were put after the same one: each must be searched a place behind those before it. As many
 * deleted characters as told come first, which cost nothing.
 */
function crowd(after: Y.ID, count: number, cheap = 0): Uint8Array {
  const encoder = encoding.createEncoder()
  const write = (...numbers: number[]) => {
    for (const n of numbers) encoding.writeVarUint(encoder, n)
  }
  write(1, cheap + count, HIGHEST, 0)
  for (let i = 0; i < cheap; i++) write(0, 1)
  for (let i = 0; i < count; i++) {
    encoding.writeUint8(encoder, 0x80 | 7)
    write(after.client, after.clock, 3)
    encoding.writeVarString(encoder, 'paragraph')
  }
  write(0)
  return encoding.toUint8Array(encoder)
}

/** A text of many paragraphs, each written in one go. */
function longText(doc: Y.Doc, paragraphs: number): void {
  const text = rootProse(doc, 'contours')
  for (let i = 0; i < paragraphs; i++) text.insert(text.length, [new Y.XmlElement('paragraph')])
}

test.each([
  ['at once', 5000, 40_000, 0],
  ['after much that costs nothing', 30_000, 30_000, 19_000],
])(
  'a small message that asks for endless work %s is refused, and the others go on',
  { timeout: 120_000 },
  async (...given) => {
    const [, there, dear, cheap] = given
    const server = await startSyncServer()
    await server.document(ROOM, 'sous-groupe')
    const awa = await joined(server.url, ROOM, 'awa')
    awa.askAcks()
    longText(awa.doc, 1)
    const first = rootProse(awa.doc, 'contours').get(0)?._item?.id
    if (first === undefined) throw new Error('nothing was written')
    awa.doc.transact(() => longText(awa.doc, there))
    await until(() => awa.acks() === 3, 'the long text is on disk', 30_000)
    const malo = await bare(server.url, ROOM, personCookie('malo'))
    await until(() => malo.received.length > 0, 'greeted')
    malo.send(step2Message(NOTHING))
    malo.send(updateMessage(crowd(first, dear, cheap)))
    expect(await malo.closed).toBe(closeCodes.tooLarge.code)
    expect(server.refusals).toEqual(['cost'])
    const bruno = await joined(server.url, ROOM, 'bruno')
    addParagraph(awa.doc, 'toujours là')
    await until(() => contours(bruno.doc).includes('toujours là'), 'Bruno reads')
  },
)

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
