import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { messageAck } from '#shared/sync/messages'
import { updateMessage } from './messages.ts'
import { bare, join, joined, personCookie, until, upgradeStatus } from './peers.ts'
import { ORIGIN, startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const sheet = async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  return server
}

test('a page of another site is refused before the upgrade, one of ours and a program are not', async () => {
  const { url } = await sheet()
  const withOrigin = (origin: string) => upgradeStatus(url, 'doc-1', { ...personCookie('awa'), origin })
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, `${ORIGIN}:8443`]) {
    expect(await withOrigin(origin), origin).toBe(403)
  }
  expect(await withOrigin(ORIGIN)).toBe(101)
  expect(await upgradeStatus(url, 'doc-1', personCookie('awa'))).toBe(101)
})

test('each reason not to be let in has its own final code', async () => {
  const server = await sheet()
  server.access.grant('carole', 'doc-1', { right: 'none' })
  server.access.grant('dina', 'doc-1', null)
  const closed = async (room: string, headers: Record<string, string>) => (await bare(server.url, room, headers)).closed
  expect(await closed('doc-1', {})).toBe(closeCodes.sessionExpired.code)
  expect(await closed('doc-9', personCookie('awa'))).toBe(closeCodes.unknownRoom.code)
  expect(await closed('doc-1.2', personCookie('awa'))).toBe(closeCodes.unknownRoom.code)
  expect(await closed('doc-1/x', personCookie('awa'))).toBe(closeCodes.unknownRoom.code)
  expect(await closed('doc-1%00', personCookie('awa'))).toBe(closeCodes.unknownRoom.code)
  expect(await closed('doc-1', personCookie('dina'))).toBe(closeCodes.unknownRoom.code)
  expect(await closed('doc-1', personCookie('carole'))).toBe(closeCodes.forbidden.code)
})

test('a reader sees the others’ words, is asked nothing, and may send again what is already known', async () => {
  const server = await sheet()
  server.access.grant('lecteur', 'doc-1', { right: 'read' })
  const awa = await joined(server.url, 'doc-1', 'awa')
  addParagraph(awa.doc, 'lisible')
  const reader = await joined(server.url, 'doc-1', 'lecteur')
  await until(() => contours(reader.doc) === 'lisible', 'the reader reads')
  reader.askAcks()
  reader.provider.ws?.send(updateMessage(Y.encodeStateAsUpdate(awa.doc)))
  await until(() => reader.acks() === 1, 'the known content is acknowledged')
  expect(reader.provider.wsconnected).toBe(true)
})

test.each([
  ['an insertion', (doc: Y.Doc) => addParagraph(doc, 'glissé')],
  ['a pure deletion', (doc: Y.Doc) => rootProse(doc, 'contours').delete(0, 1)],
])('%s by a reader is refused and reaches nobody', async (_name, edit) => {
  const server = await sheet()
  server.access.grant('lecteur', 'doc-1', { right: 'read' })
  const awa = await joined(server.url, 'doc-1', 'awa')
  addParagraph(awa.doc, 'intact')
  const reader = await joined(server.url, 'doc-1', 'lecteur')
  await until(() => contours(reader.doc) === 'intact', 'the reader reads')
  const before = await server.log.position()
  edit(reader.doc)
  await until(() => reader.closed() === closeCodes.readOnly.code, 'the reader is turned away')
  addParagraph(awa.doc, 'après')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => contours(bruno.doc) === 'intact\naprès', 'only what Awa wrote')
  expect(contours(awa.doc)).toBe('intact\naprès')
  expect(await server.log.position()).toBe(before + 1)
})

test('a meeting that closes stops the next update with its own code, and opens again when it does', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  server.access.grant('awa', 'doc-1', { right: 'read', refusal: 'frozen' })
  addParagraph(awa.doc, 'trop tard')
  await until(() => awa.closed() === closeCodes.frozen.code, 'closed as frozen')
  const again = await joined(server.url, 'doc-1', 'awa')
  server.access.grant('awa', 'doc-1', { right: 'write', refusal: null })
  addParagraph(again.doc, 'à temps')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => contours(bruno.doc) === 'à temps', 'the second text is taken')
})

test('someone whose right is withdrawn is disconnected at once', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  server.access.grant('awa', 'doc-1', { right: 'none' })
  await until(() => awa.closed() === closeCodes.forbidden.code, 'closed as forbidden')
})

test('nobody but the server writes a mirror', async () => {
  const server = await startSyncServer()
  await server.document('direct', 'seance-en-direct', { enSalle: 3 })
  const awa = await joined(server.url, 'direct', 'awa')
  awa.doc.getMap('values').set('enSalle', 150)
  await until(() => awa.closed() === closeCodes.readOnly.code, 'closed as read only')
  const bruno = await joined(server.url, 'direct', 'bruno')
  expect(bruno.doc.getMap('values').get('enSalle')).toBe(3)
})

test('messages nobody should send close the connection and leave the server alive', async () => {
  const server = await sheet()
  const bad: (Uint8Array | string)[] = [
    'du texte',
    new Uint8Array([]),
    new Uint8Array([0]),
    new Uint8Array([0, 7, 1, 1]),
    new Uint8Array([0, 2, 200, 1]),
    new Uint8Array([0, 2, 3, 255, 255, 255]),
    new Uint8Array([0, 0, 2, 255, 255]),
    new Uint8Array([1, 3, 1, 1, 1]),
    new Uint8Array([2, 0]),
    new Uint8Array([9]),
    new Uint8Array([messageAck, 1]),
    new Uint8Array([121, 0]),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
  ]
  for (const message of bad) {
    const socket = await bare(server.url, 'doc-1', personCookie('awa'))
    socket.send(message)
    expect(await socket.closed, String(message)).toBe(closeCodes.badMessage.code)
  }
  const awa = join(server.url, 'doc-1', 'awa')
  await until(() => awa.provider.synced, 'the server still answers')
})

test('an oversized frame is refused with a reason, and an absurd one by the socket itself', async () => {
  const server = await sheet()
  const large = await bare(server.url, 'doc-1', personCookie('awa'))
  large.send(new Uint8Array(1024 * 1024 + 1))
  expect(await large.closed).toBe(closeCodes.tooLarge.code)
  const absurd = await bare(server.url, 'doc-1', personCookie('awa'))
  absurd.send(new Uint8Array(3 * 1024 * 1024))
  expect(await absurd.closed).toBe(1009)
})
