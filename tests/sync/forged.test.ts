/** Bytes no editor of ours would send, from people who may write. */
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { NOTHING, step2Message, updateMessage } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { type SyncServer, startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const ROOM = 'doc-1'

const usurped: CloseReason = 'usurpation'

async function sheet(): Promise<SyncServer> {
  const server = await startSyncServer()
  await server.document(ROOM, 'sous-groupe', { intitule: 'Inventaire' })
  return server
}

/** A copy of the document as on disk, ready to be edited by nobody's editor. */
async function copy(server: SyncServer): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { bytes } of await server.log.replay({ documentId: ROOM, epoch: 1 })) Y.applyUpdate(doc, bytes)
  return doc
}

/** What an edit sends, as one update. */
function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

async function closeOf(server: SyncServer, update: Uint8Array, person = 'malo'): Promise<number> {
  const socket = await bare(server.url, ROOM, personCookie(person))
  await until(() => socket.received.length > 0, 'greeted')
  // Answers the server's question first, so that nothing is merely early.
  socket.send(step2Message(NOTHING))
  socket.send(updateMessage(update))
  return socket.closed
}

const paragraph = (...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, children)
  return element
}
const fragment = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('prose:contours')
const put = (element: Y.XmlElement) => (doc: Y.Doc) => fragment(doc).insert(0, [element])

function marked(attributes: object): Y.XmlElement {
  const text = new Y.XmlText()
  text.insert(0, 'mot', attributes)
  return paragraph(text)
}

function withAttribute(element: string, name: string, value: unknown): Y.XmlElement {
  const node = new Y.XmlElement(element)
  node.setAttribute(name, value as string)
  return node
}

/** Put level by level: Yjs itself overflows on a tree this deep made beforehand. */
function deep(doc: Y.Doc): void {
  let parent: Y.XmlFragment = fragment(doc)
  for (let i = 0; i < 3000; i++) {
    const inner = new Y.XmlElement('blockquote')
    parent.insert(0, [inner])
    parent = inner
  }
}

const row = (id: string, cells: Record<string, unknown>) => (doc: Y.Doc) => {
  const map = new Y.Map<unknown>()
  map.set('order', 'V')
  for (const [cell, value] of Object.entries(cells)) map.set(cell, value)
  doc.getMap('rows:engagements').set(id, map)
}

const forgeries: [string, string, (doc: Y.Doc) => void][] = [
  ['an unknown root', 'place', (d) => d.getMap('admin').set('a', 1)],
  ['a known root of another kind', 'place', (d) => d.getArray('rows:engagements').push(['x'])],
  ['a list in the place of a text', 'attribute', (d) => d.getMap('prose:contours').set('a', 1)],
  ['the version stamp', 'meta', (d) => d.getMap('meta').set('version', 99)],
  ['the removal of the version stamp', 'meta', (d) => d.getMap('meta').delete('version')],
  ['a field the form does not have', 'unknownKey', (d) => d.getMap('values').set('admin', true)],
  ['a trap key among the fields', 'unknownKey', (d) => d.getMap('values').set('__proto__', 'x')],
  ['a trap key as the id of a row', 'contentKind', row('constructor', {})],
  ['a cell the form does not have', 'unknownKey', row('r1', { admin: true })],
  ['a number in the place of words', 'valueKind', (d) => d.getMap('values').set('intitule', 12)],
  ['an object in the place of words', 'valueKind', (d) => d.getMap('values').set('intitule', { a: 1 })],
  ['words in the place of a text', 'contentKind', row('r1', { quoi: 'mot' })],
  ['a formatted text in the place of a plain one', 'contentKind', row('r1', { quoi: new Y.XmlFragment() })],
  ['a row that is not a row', 'contentKind', (d) => d.getMap('rows:engagements').set('r1', 'x')],
  ['a document inside the document', 'subDocument', (d) => d.getMap('values').set('intitule', new Y.Doc())],
  ['a line longer than any form', 'valueLength', (d) => d.getMap('values').set('intitule', 'x'.repeat(3000))],
  ['an unknown node', 'contentKind', put(new Y.XmlElement('script'))],
  ['a data block outside a restitution', 'contentKind', put(withAttribute('blocDonnees', 'bloc', 'fiches'))],
  ['an unknown attribute', 'attribute', put(withAttribute('paragraph', 'onclick', 'x'))],
  ['an object as an attribute', 'attribute', put(withAttribute('heading', 'level', { a: 1 }))],
  ['an unknown mark', 'mark', put(marked({ colour: {} }))],
  [
    'an unknown attribute of a mark',
    'markAttribute',
    put(marked({ link: { href: 'https://x.example', onclick: 'x' } })),
  ],
  ['a script behind a link', 'href', put(marked({ link: { href: 'java\tscript:alert(1)' } }))],
  ['thousands of levels', 'contentKind', deep],
]

test.each(forgeries)('%s is refused (%s) and reaches nobody', async (_name, why, edit) => {
  const server = await sheet()
  const position = await server.log.position()
  expect(await closeOf(server, updateOf(await copy(server), edit))).toBe(closeCodes.invalidContent.code)
  expect(server.refusals).toEqual([why])
  const bruno = await joined(server.url, ROOM, 'bruno')
  addParagraph(bruno.doc, 'la suite')
  bruno.askAcks()
  await until(() => (bruno.acks() ?? 0) >= 2, 'others go on')
  expect(await server.log.position()).toBe(position + 1)
  expect(contours(bruno.doc)).toBe('la suite')
})

test('an embedded object in a text is refused', async () => {
  const server = await sheet()
  const update = updateOf(await copy(server), (doc) => {
    const text = new Y.XmlText()
    fragment(doc).insert(0, [paragraph(text)])
    text.insertEmbed(0, { image: 'x' })
  })
  expect(await closeOf(server, update)).toBe(closeCodes.invalidContent.code)
  expect(server.refusals).toEqual(['contentKind'])
  expect(server.refusals).toEqual(['contentKind'])
})

/** Twelve bytes that declare a run of deleted characters. */
function runOf(client: number, length: number, clock = 0): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const n of [1, 1, client, clock]) encoding.writeVarUint(encoder, n)
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

test('a clock cannot be burned, not even one’s own', async () => {
  const server = await sheet()
  expect(await closeOf(server, runOf(4242, 2 ** 40))).toBe(closeCodes.invalidContent.code)
})

test('whoever’s id others tried to take or burn writes on, and everyone reads the same', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa')
  const bruno = await joined(server.url, ROOM, 'bruno')
  addParagraph(awa.doc, 'de moi')
  await until(() => contours(bruno.doc) === 'de moi', 'Awa is read')
  const id = awa.doc.clientID
  const forgedDoc = await copy(server)
  forgedDoc.clientID = id
  const clock = Y.getState(forgedDoc.store, id)
  const taken = updateOf(forgedDoc, (doc) => addParagraph(doc, 'pas de moi'))
  for (const forged of [taken, runOf(id, 2 ** 40), runOf(id, 3, clock), runOf(id, 1, clock + 1)])
    expect([closeCodes[usurped].code, closeCodes.invalidContent.code]).toContain(await closeOf(server, forged))
  const text = fragment(awa.doc).get(0)
  const words = text instanceof Y.XmlElement ? text.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('Awa’s text is not there')
  for (let i = 0; i < 100; i++) words.insert(words.length, 'x')
  const chloe = await joined(server.url, ROOM, 'chloe')
  const said = `de moi${'x'.repeat(100)}`
  await until(() => [awa, bruno, chloe].every(({ doc }) => contours(doc) === said), 'everyone reads the same')
  expect(contours(await copy(server))).toBe(said)
})

test('an update with a hole before it is refused', async () => {
  const server = await sheet()
  const doc = await copy(server)
  addParagraph(doc, 'absent')
  expect(
    await closeOf(
      server,
      updateOf(doc, (d) => addParagraph(d, 'présent')),
    ),
  ).toBe(closeCodes.invalidContent.code)
})

test('a deletion of what was never written is refused', async () => {
  const server = await sheet()
  const encoder = encoding.createEncoder()
  for (const n of [0, 1, 4242, 1, 0, 5]) encoding.writeVarUint(encoder, n)
  expect(await closeOf(server, encoding.toUint8Array(encoder))).toBe(closeCodes.invalidContent.code)
})

test('nobody writes under the client id of another, whoever is connected, even after a restart', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa')
  addParagraph(awa.doc, 'de moi')
  awa.askAcks()
  await until(() => (awa.acks() ?? 0) >= 2, 'on disk')
  const forge = async (): Promise<Uint8Array> => {
    const doc = await copy(server)
    doc.clientID = awa.doc.clientID
    return updateOf(doc, (d) => addParagraph(d, 'pas de moi'))
  }
  expect(await closeOf(server, await forge())).toBe(closeCodes[usurped].code)
  awa.provider.destroy()
  await server.stop()
  const again = await startSyncServer({ store: server.store })
  again.access.open(ROOM, { kind: 'sous-groupe', epoch: 1, right: 'write', refusal: null, mode: null })
  expect(await closeOf(again, await forge())).toBe(closeCodes[usurped].code)
  // The owner may, from any connection of theirs.
  const socket = await bare(again.url, ROOM, personCookie('awa'))
  socket.send(updateMessage(await forge()))
  const bruno = await joined(again.url, ROOM, 'bruno')
  await until(() => contours(bruno.doc).includes('pas de moi'), 'the owner is taken')
})

test('nobody takes the client id of someone whose caret is shown and who has not written yet', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa')
  const bruno = await joined(server.url, ROOM, 'bruno')
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  await until(() => bruno.provider.awareness.getStates().has(awa.doc.clientID), 'the id of Awa is known')
  const doc = await copy(server)
  doc.clientID = awa.doc.clientID
  expect(
    await closeOf(
      server,
      updateOf(doc, (d) => addParagraph(d, 'à sa place')),
    ),
  ).toBe(closeCodes[usurped].code)
  addParagraph(awa.doc, 'de moi')
  await until(() => contours(bruno.doc) === 'de moi', 'Awa writes')
})

test('nobody writes under the client id of the server', async () => {
  const server = await sheet()
  const doc = await copy(server)
  const [client] = [...doc.store.clients.keys()]
  if (client === undefined) throw new Error('the seed has no client')
  doc.clientID = client
  const update = updateOf(doc, (d) => d.getMap('values').set('livrableNature', 'guide'))
  expect(await closeOf(server, update)).toBe(closeCodes[usurped].code)
})

test('a document that would grow past two megabytes takes no more, and still lets people delete', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa')
  awa.askAcks()
  addParagraph(awa.doc, 'x'.repeat(900_000))
  addParagraph(awa.doc, 'y'.repeat(900_000))
  await until(() => awa.acks() === 3, 'both are taken')
  const bruno = await joined(server.url, ROOM, 'bruno')
  addParagraph(bruno.doc, 'z'.repeat(900_000))
  await until(() => bruno.closed() === closeCodes.tooLarge.code, 'too large')
  awa.doc.getXmlFragment('prose:contours').delete(0, 1)
  await until(() => awa.acks() === 4, 'the deletion is taken')
})

test('three thousand edits made offline are taken at once', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa', { doc: await copy(server) })
  awa.provider.disconnect()
  for (let i = 0; i < 1000; i++) addParagraph(awa.doc, `ligne ${i}`)
  for (let i = 0; i < 200; i++) addRow(sousGroupe, awa.doc, 'engagements', `r${i}`, { quoi: `tâche ${i}` })
  awa.provider.connect()
  const bruno = await joined(server.url, ROOM, 'bruno')
  await until(() => contours(bruno.doc).includes('ligne 999'), 'everything arrives')
  expect(awa.closed()).toBeNull()
})

test('what honest editors write is taken: marks, links, tables, and their removal', async () => {
  const server = await sheet()
  const awa = await joined(server.url, ROOM, 'awa')
  awa.askAcks()
  const text = new Y.XmlText()
  const cell = withAttribute('tableCell', 'colwidth', [120])
  const table = new Y.XmlElement('table')
  const tableRow = new Y.XmlElement('tableRow')
  awa.doc.transact(() => {
    tableRow.insert(0, [cell])
    table.insert(0, [tableRow])
    cell.insert(0, [paragraph(new Y.XmlText('case'))])
    fragment(awa.doc).insert(0, [paragraph(text), table, withAttribute('heading', 'level', 2)])
  })
  text.insert(0, 'gras et lien', { bold: {} })
  text.format(8, 4, { link: { href: 'https://caf.example', target: null, rel: 'noopener', class: null } })
  text.format(0, 4, { bold: null })
  awa.doc.transact(() => text.applyDelta([{ retain: 4, attributes: { 'italic--AbCd1234': {} } }]))
  fragment(awa.doc).delete(1, 1)
  await until(() => awa.acks() === 7, 'every edit is acknowledged')
  const bruno = await joined(server.url, ROOM, 'bruno')
  expect(contours(bruno.doc)).toBe(contours(awa.doc))
})
