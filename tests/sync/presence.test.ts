import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { messageAck } from '#shared/sync/messages'
import type { PresenceState } from '#shared/sync/presence'
import { bare, joined, type Peer, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'

const sheet = async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  return server
}
const seenBy = (peer: Peer, of: Peer): PresenceState | undefined =>
  peer.provider.awareness.getStates().get(of.doc.clientID) as PresenceState | undefined

/** Where y-tiptap puts the caret of whoever begins a text, as it travels. */
const caret = (doc: Y.Doc): object =>
  JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(doc.getXmlFragment('prose:contours'), 0, -1)))

test('presence carries the identity of the session, whatever the client says of itself', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.provider.awareness.setLocalState({
    user: { nom: 'La préfète', couleur: 'url(evil)' },
    cursor: { anchor: caret(awa.doc), head: { ...caret(awa.doc), more: 1 }, more: 1 },
    champ: 'contours',
    admin: true,
  })
  const seen = await until(() => seenBy(bruno, awa), 'Awa is seen')
  expect(seen).toEqual({
    user: { personId: 'awa', nom: 'awa', organisme: 'Organisme de awa', mode: 'salle', couleur: 3 },
    cursor: { anchor: caret(awa.doc), head: caret(awa.doc) },
    champ: 'contours',
  })
})

const somewhere = { type: null, tname: 'prose:contours', item: null, assoc: -1 }
const never = { client: 4242, clock: -1 }
const forgedCarets: [string, unknown][] = [
  ['a caret that is nowhere', { anchor: {}, head: somewhere }],
  ['half a caret', { anchor: somewhere }],
  ['a caret in a text nobody has', { anchor: somewhere, head: { ...somewhere, tname: 'prose:a b' } }],
  ['a caret in a form field', { anchor: { ...somewhere, tname: 'values' }, head: somewhere }],
  ['a caret before the first character ever', { anchor: somewhere, head: { type: never } }],
  ['a caret between two characters', { anchor: { item: { client: 1, clock: 0.5 } }, head: somewhere }],
  ['words', 'x'],
]

test.each(forgedCarets)('%s is shown to nobody, and whoever sends it stays', async (_name, cursor) => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.provider.awareness.setLocalState({ cursor, champ: 'contours' })
  expect(await until(() => seenBy(bruno, awa), 'Awa is seen')).toMatchObject({ cursor: null, champ: 'contours' })
})

test('nobody rewrites the presence of another', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  await until(() => seenBy(bruno, awa), 'Awa is seen')
  const names = new Set<string | undefined>()
  bruno.provider.awareness.on('update', () => names.add(seenBy(bruno, awa)?.user.nom))
  const forged = new awarenessProtocol.Awareness(new Y.Doc())
  forged.states.set(awa.doc.clientID, { user: { nom: 'Faux' }, champ: 'faux' })
  forged.meta.set(awa.doc.clientID, { clock: 9000, lastUpdated: Date.now() })
  const bytes = awarenessProtocol.encodeAwarenessUpdate(forged, [awa.doc.clientID])
  forged.destroy()
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, bytes)
  const malo = await bare(server.url, 'doc-1', personCookie('malo'))
  malo.send(encoding.toUint8Array(encoder))
  // Other news pass after the forgery was read: it was not merely waiting for the next batch.
  malo.send(new Uint8Array([messageAck]))
  await until(() => malo.received.some((frame) => frame[0] === messageAck), 'the forgery was read')
  bruno.provider.awareness.setLocalState({ champ: 'attendus' })
  await until(() => seenBy(awa, bruno)?.champ === 'attendus', 'a batch was sent')
  // Later news of Awa still pass: her clock was not burned either.
  awa.provider.awareness.setLocalState({ champ: 'attendus' })
  await until(() => seenBy(bruno, awa)?.champ === 'attendus', 'Awa is seen again')
  expect([...names]).toEqual(['awa'])
})

test('whoever leaves is no longer shown, and whoever joins sees who is there', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => seenBy(bruno, awa), 'Awa is seen by whoever joins')
  awa.provider.ws?.close()
  awa.provider.shouldConnect = false
  await until(() => seenBy(bruno, awa) === undefined, 'Awa is gone')
})

test('a state larger than any caret is ignored', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  await until(() => seenBy(bruno, awa), 'Awa is seen')
  awa.provider.awareness.setLocalState({ champ: 'attendus', cursor: 'x'.repeat(3000) })
  awa.provider.awareness.setLocalState({ champ: 'livrable' })
  await until(() => seenBy(bruno, awa)?.champ === 'livrable', 'the next one is taken')
})

test('the sender hears its own presence, so that the stock provider does not hang up', async () => {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const before = awa.provider.wsLastMessageReceived
  await until(() => Date.now() > before, 'the clock moved')
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  await until(() => awa.provider.wsLastMessageReceived > before, 'an echo')
})
