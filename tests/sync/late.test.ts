/** What is refused because a document is frozen: looked at like any edit, kept apart, brought in where it was typed. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LateEdit } from '#server/services'
import { clientOwners, updates } from '#server/store/tables'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { closeCodes } from '#shared/sync/close-codes'
import { updateMessage } from './messages.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { type SyncServer, startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

async function sheet() {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const refused: LateEdit[] = []
  server.rooms.late.onRefused((late) => refused.push(late))
  const freeze = (person: string) => server.access.grant(person, 'doc-1', { right: 'read', refusal: 'frozen' })
  /** What Awa wrote since, on a document she had in sync. */
  async function late(write: (doc: Y.Doc) => void): Promise<LateEdit> {
    const awa = await joined(server.url, 'doc-1', 'awa')
    awa.provider.disconnect()
    const before = Y.encodeStateVector(awa.doc)
    write(awa.doc)
    const bytes = Y.encodeStateAsUpdate(awa.doc, before)
    return { documentId: 'doc-1', epoch: 1, personId: 'awa', bytes }
  }
  return { server, refused, freeze, late, edits: server.rooms.late }
}

/** These words are on disk: a reading has them. */
const onDisk = (server: SyncServer, words: string) =>
  expect.poll(async () => JSON.stringify([...(await server.rooms.read(['doc-1'])).values()])).toContain(words)

test('an update refused because the document is frozen is handed over; one refused for the role is not', async () => {
  const { server, refused, freeze } = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const reader = await joined(server.url, 'doc-1', 'lecteur')
  server.access.grant('lecteur', 'doc-1', { right: 'read', refusal: 'readOnly' })
  freeze('awa')
  addParagraph(reader.doc, 'jamais')
  addParagraph(awa.doc, 'trop tard')
  await until(() => awa.closed() === closeCodes.frozen.code, 'Awa is told')
  await until(() => reader.closed() === closeCodes.readOnly.code, 'the reader is told')
  expect(refused).toMatchObject([{ documentId: 'doc-1', epoch: 1, personId: 'awa' }])
  const [late] = refused
  if (late === undefined) throw new Error('nothing was handed over')
  expect(await server.rooms.late.check(late)).toMatchObject({ ok: true })
  expect(await server.rooms.late.pieces(late)).toEqual([
    { key: 'contours', fields: [{ labels: ['Contours'], before: null, after: 'trop tard' }] },
  ])
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('')
})

test('checking leaves no trace in the document, its log or who owns which id', async () => {
  const { server, late, edits } = await sheet()
  const edit = await late((doc) => addParagraph(doc, 'essai'))
  const before = await server.log.position()
  const owners = server.store.db.select().from(clientOwners).all()
  expect((await edits.check(edit)).ok).toBe(true)
  expect((await edits.pieces(edit))?.length).toBe(1)
  expect(await server.log.position()).toBe(before)
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('')
  expect(server.store.db.select().from(clientOwners).all()).toEqual(owners)
})

test('bytes no editor would write are refused by the check', async () => {
  const { server, late, edits } = await sheet()
  const check = async (bytes: Uint8Array, personId = 'awa') => {
    const outcome = await edits.check({ documentId: 'doc-1', epoch: 1, personId, bytes })
    return outcome.ok ? 'ok' : outcome.code
  }
  const forged = async (write: (doc: Y.Doc) => void) => check((await late(write)).bytes)
  expect(await check(new Uint8Array([1, 2, 3]))).toBe('badMessage')
  expect(await forged((doc) => doc.getMap('values').set('inconnu', 'x'))).toBe('invalidContent')
  expect(await forged((doc) => doc.getMap('meta').set('version', 9))).toBe('invalidContent')
  expect(await forged((doc) => doc.getMap('ailleurs').set('x', 1))).toBe('invalidContent')
  expect(await forged((doc) => rootProse(doc, 'contours').insert(0, [new Y.XmlElement('script')]))).toBe(
    'invalidContent',
  )
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  addParagraph(bruno.doc, 'de Bruno')
  const other = await joined(server.url, 'doc-1', 'chloe')
  await until(() => contours(other.doc) === 'de Bruno', 'it is on disk')
  // Under Bruno's id, sent by Awa.
  bruno.provider.disconnect()
  const known = Y.encodeStateVector(bruno.doc)
  addParagraph(bruno.doc, 'encore')
  const stolen = Y.encodeStateAsUpdate(bruno.doc, known)
  expect(await check(stolen)).toBe('usurpation')
  expect(await check(stolen, 'bruno')).toBe('ok')
  // A part of it alone builds on what is missing.
  addParagraph(bruno.doc, 'et encore')
  const after = Y.encodeStateAsUpdate(
    bruno.doc,
    Y.encodeStateVectorFromUpdate(Y.mergeUpdates([stolen, Y.encodeStateAsUpdate(other.doc)])),
  )
  expect(await check(after, 'bruno')).toBe('invalidContent')
})

test('a piece is brought in among what others wrote since, under its author’s name, twice or once', async () => {
  const { server, late, edits } = await sheet()
  const edit = await late((doc) => {
    addParagraph(doc, 'de Awa')
    setField(sousGroupe, doc, 'livrableNature', 'guide')
  })
  const chloe = await joined(server.url, 'doc-1', 'chloe')
  addParagraph(chloe.doc, 'de Chloé')
  setField(sousGroupe, chloe.doc, 'livrableNature', 'outil')
  await onDisk(server, 'de Chloé')
  for (let n = 0; n < 2; n++)
    expect(await edits.bringIn(edit, ['contours'], 'arrivee:1')).toEqual({ ok: true, value: null })
  await until(() => contours(chloe.doc).includes('de Awa'), 'everyone sees it')
  expect(contours(chloe.doc).split('\n').sort()).toEqual(['de Awa', 'de Chloé'])
  expect(chloe.doc.getMap('values').get('livrableNature')).toBe('outil')
  expect((await edits.pieces(edit))?.map(({ key }) => key)).toEqual(['livrableNature'])
  expect(await edits.bringIn(edit, null, 'arrivee:1')).toEqual({ ok: true, value: null })
  await until(() => chloe.doc.getMap('values').get('livrableNature') === 'guide', 'the value is hers')
  expect(contours(chloe.doc).split('\n').sort()).toEqual(['de Awa', 'de Chloé'])
  expect(await edits.pieces(edit)).toEqual([])
  const rows = server.store.db.select().from(updates).where(eq(updates.sessionId, 'arrivee:1')).all()
  expect(rows.map((r) => r.personId)).toEqual(['awa', 'awa'])
  const owners = server.store.db
    .select()
    .from(clientOwners)
    .all()
    .map((o) => o.personId)
  expect(owners.filter((o) => o === 'awa').length).toBeGreaterThan(0)
})

test('someone who types in the same text meanwhile loses no letter', async () => {
  const { server, late, edits } = await sheet()
  const chloe = await joined(server.url, 'doc-1', 'chloe')
  addParagraph(chloe.doc, 'début')
  await onDisk(server, 'début')
  const edit = await late((doc) => addParagraph(doc, 'en retard'))
  const text = (rootProse(chloe.doc, 'contours').get(0) as Y.XmlElement).get(0) as Y.XmlText
  let typed = 'début'
  const typing = setInterval(() => {
    text.insert(text.length, 'x')
    typed += 'x'
  }, 1)
  await until(() => typed.length > 20, 'she types')
  expect((await edits.bringIn(edit, null, 'arrivee:1')).ok).toBe(true)
  await until(() => contours(chloe.doc).includes('en retard'), 'it comes')
  clearInterval(typing)
  expect(contours(chloe.doc)).toBe(`${typed}\nen retard`)
  await onDisk(server, typed)
  expect(contours((await joined(server.url, 'doc-1', 'dina')).doc)).toBe(contours(chloe.doc))
})

test('a document of another epoch, or that does not exist, has nothing to do with it', async () => {
  const { late, edits } = await sheet()
  const edit = await late((doc) => addParagraph(doc, 'essai'))
  for (const other of [
    { ...edit, epoch: 2 },
    { ...edit, documentId: 'nulle-part' },
  ]) {
    expect(await edits.check(other)).toEqual({ ok: false, code: 'unknownRoom' })
    expect(await edits.pieces(other)).toBeNull()
    expect(await edits.bringIn(other, null, 'x')).toEqual({ ok: false, code: 'unknownRoom' })
  }
})

test('each refused message is told once, whatever it holds', async () => {
  const { server, refused, freeze } = await sheet()
  freeze('awa')
  const doc = new Y.Doc()
  addParagraph(doc, 'x')
  for (let n = 0; n < 20; n++) {
    const socket = await bare(server.url, 'doc-1', personCookie('awa'))
    socket.send(updateMessage(Y.encodeStateAsUpdate(doc)))
    expect(await socket.closed).toBe(closeCodes.frozen.code)
  }
  expect(refused).toHaveLength(20)
})
