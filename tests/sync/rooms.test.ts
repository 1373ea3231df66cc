import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow } from '#shared/document/edit'
import { META, VERSION } from '#shared/document/layout'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { closeCodes } from '#shared/sync/close-codes'
import { join, joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

test('the server’s writes reach everyone, and calls made together are one edit', async () => {
  const server = await startSyncServer()
  await server.document('direct', 'seance-en-direct')
  const awa = await joined(server.url, 'direct', 'awa')
  const before = await server.log.position()
  await Promise.all([
    server.rooms.write('direct', { enSalle: 12 }),
    server.rooms.write('direct', { aDistance: 4 }),
    server.rooms.write('direct', { enSalle: 13 }),
  ])
  expect(await server.log.position()).toBe(before + 1)
  await until(() => awa.doc.getMap('values').get('enSalle') === 13, 'Awa sees it')
  expect(awa.doc.getMap('values').get('aDistance')).toBe(4)
  await server.rooms.write('direct', { enSalle: 13 })
  expect(await server.log.position()).toBe(before + 1)
})

test('several documents are read at one position, with what was taken before the question', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  await server.document('notes', 'notes-de-seance')
  const awa = await joined(server.url, 'notes', 'awa')
  awa.askAcks()
  addRow(notesDeSeance, awa.doc, 'releve', 'r1', { nature: 'decision', texte: 'On décide.' })
  await until(() => awa.acks() === 2, 'on disk')
  const read = await server.rooms.read(['doc-1', 'notes', 'inconnu'])
  expect([...read.keys()].sort()).toEqual(['doc-1', 'notes'])
  expect(new Set([...read.values()].map((r) => r.position))).toEqual(new Set([await server.log.position()]))
  expect(read.get('notes')?.value).toMatchObject({ releve: [{ id: 'r1', texte: 'On décide.' }] })
  expect(read.get('notes')?.modifiedAt).toBeTypeOf('number')
  expect(read.get('doc-1')?.modifiedAt).toBeNull()
})

test('commits are told, and a document is never seeded twice', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const told: string[] = []
  const stop = server.rooms.onCommitted((id) => told.push(id))
  await server.rooms.write('doc-1', { intitule: 'Guide' })
  await until(() => told.length > 0, 'told')
  stop()
  expect(told).toEqual(['doc-1'])
  await expect(server.rooms.seed('doc-1', 'sous-groupe', {})).rejects.toThrow('content already')
})

test('a room nobody needs leaves a checkpoint, and opens again as it was', async () => {
  const server = await startSyncServer({ idleMs: 60 })
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  addParagraph(awa.doc, 'avant')
  await until(() => awa.acks() === 2, 'on disk')
  awa.provider.disconnect()
  const ref = { documentId: 'doc-1', epoch: 1 }
  let checkpoint: unknown = null
  await until(() => {
    void server.log.load(ref).then((stored) => {
      checkpoint = stored.checkpoint
    })
    return checkpoint !== null
  }, 'a checkpoint')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('avant')
  addParagraph(bruno.doc, 'après')
  const carole = await joined(server.url, 'doc-1', 'carole')
  await until(() => contours(carole.doc) === 'avant\naprès', 'both')
})

test('a damaged checkpoint is passed over', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const position = await server.log.position()
  const bytes = new Uint8Array([7, 7, 7])
  await server.log.checkpoint({ documentId: 'doc-1', epoch: 1 }, { position, bytes, vector: bytes, version: 0 })
  const awa = await joined(server.url, 'doc-1', 'awa')
  expect(awa.doc.getMap('values').get('intitule')).toBe('Inventaire')
})

test('damaged updates, an unseeded document and a newer one refuse their own room and no other', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  for (const id of ['casse', 'vide', 'futur']) {
    server.access.open(id, { kind: 'sous-groupe', epoch: 1, right: 'write', refusal: null, mode: null })
  }
  const row = { epoch: 1, personId: null, sessionId: null, claims: [] }
  const newer = new Y.Doc()
  newer.getMap(META).set(VERSION, 99)
  await server.log.append([
    { ...row, documentId: 'casse', bytes: new Uint8Array([9, 9, 9]) },
    { ...row, documentId: 'futur', bytes: Y.encodeStateAsUpdate(newer) },
  ])
  const codes = await Promise.all(['casse', 'vide', 'futur'].map((id) => firstClose(join(server.url, id, 'awa'))))
  expect(codes).toEqual([closeCodes.unavailable.code, closeCodes.unavailable.code, closeCodes.reloadNeeded.code])
  await joined(server.url, 'doc-1', 'awa')
})

test('what came into the log behind the guard’s back leaves the document open and writable', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const poison = new Y.Doc()
  const text = new Y.XmlText()
  const [paragraph, unknown] = [new Y.XmlElement('paragraph'), new Y.XmlElement('script')]
  paragraph.insert(0, [text])
  poison.getXmlFragment('prose:contours').insert(0, [paragraph, unknown])
  text.insert(0, 'déjà là', { clignotant: {} })
  poison.getMap('values').set('inconnu', 1)
  const row = { documentId: 'doc-1', epoch: 1, personId: null, sessionId: null, claims: [] }
  await server.log.append([{ ...row, bytes: Y.encodeStateAsUpdate(poison) }])
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  addParagraph(awa.doc, 'après')
  await until(() => awa.acks() === 2, 'Awa is taken')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => contours(bruno.doc).includes('après'), 'and read')
  expect(contours(bruno.doc)).toContain('déjà là')
  const reading = (await server.rooms.read(['doc-1'])).get('doc-1')
  expect(JSON.stringify(reading?.value)).toContain('déjà là')
})

test('a mirror rebuilt under a new epoch turns away those who hold the old one', async () => {
  const server = await startSyncServer()
  await server.document('direct', 'seance-en-direct', { enSalle: 3 })
  const awa = await joined(server.url, 'direct', 'awa')
  server.access.open('direct', { kind: 'seance-en-direct', epoch: 2, right: 'read', refusal: null, mode: null })
  server.access.changed({ seanceId: 's1' })
  await until(() => awa.closed() === closeCodes.unknownRoom.code, 'turned away')
})

const firstClose = (peer: ReturnType<typeof join>): Promise<number> =>
  new Promise((resolve) => peer.provider.once('connection-close', (event) => resolve(event?.code ?? 0)))
