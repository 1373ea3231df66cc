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

/** An awareness message: ids, clocks and states as told. */
function awarenessOf(...entries: [id: number, clock: number, state: string][]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const [id, clock, state] of entries) {
    encoding.writeVarUint(body, id)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  return encoding.toUint8Array(encoder)
}

/** What others see after somebody sent bytes, and after news that came behind them. */
async function afterForgery(
  forge: (awa: Peer) => Uint8Array[],
): Promise<{ awa: Peer; bruno: Peer; names: Set<string> }> {
  const server = await sheet()
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const names = new Set<string>()
  awa.provider.awareness.setLocalState({ champ: 'contours' })
  await until(() => seenBy(bruno, awa), 'Awa is seen')
  bruno.provider.awareness.on('update', () => {
    for (const state of bruno.provider.awareness.getStates().values())
      names.add((state as Partial<PresenceState>).user?.nom ?? 'nobody')
    if (seenBy(bruno, awa) === undefined) names.add('Awa is gone')
  })
  const malo = await bare(server.url, 'doc-1', personCookie('malo'))
  for (const bytes of forge(awa)) malo.send(bytes)
  malo.send(new Uint8Array([messageAck]))
  await until(() => malo.received.some((frame) => frame[0] === messageAck), 'the forgery was read')
  // Other news pass after it, both ways: it was not merely waiting for the next batch, and no clock was burned.
  bruno.provider.awareness.setLocalState({ champ: 'attendus' })
  await until(() => seenBy(awa, bruno)?.champ === 'attendus', 'a batch was sent')
  awa.provider.awareness.setLocalState({ champ: 'livrable' })
  await until(() => seenBy(bruno, awa)?.champ === 'livrable', 'Awa is seen again')
  return { awa, bruno, names }
}

/** A state has no name yet while it is only its own page's. */
const strangers = (names: ReadonlySet<string>): string[] =>
  [...names].filter((name) => !['awa', 'bruno', 'malo', 'nobody'].includes(name))

test.each([
  [
    'with a clock nothing could pass',
    (awa: Peer) => [awarenessOf([awa.doc.clientID, 2_147_483_000, '{"champ":"faux"}'])],
  ],
  ['as gone', (awa: Peer) => [awarenessOf([awa.doc.clientID, 9000, 'null'])]],
  [
    'behind an id of one’s own',
    (awa: Peer) => [awarenessOf([4242, 1, '{}'], [awa.doc.clientID, 9000, '{"user":{"nom":"Faux"}}'])],
  ],
  [
    'while one leaves oneself',
    (awa: Peer) => [awarenessOf([4242, 1, '{}']), awarenessOf([4242, 2, 'null'], [awa.doc.clientID, 9000, 'null'])],
  ],
])('nobody shows another %s', async (_name, forge) => {
  const { names } = await afterForgery(forge)
  expect(strangers(names)).toEqual([])
})

test('ten thousand ids are one person, and what every object has is no state', async () => {
  const ids = Array.from({ length: 10_000 }, (_, i): [number, number, string] => [50_000 + i, 1, '{"champ":"x"}'])
  const traps: [number, number, string][] = [
    [50_000, 2, '{"__proto__":{"champ":"faux","user":{"nom":"Faux"}},"constructor":{"prototype":{"nom":"Faux"}}}'],
    [50_000, 3, '['.repeat(900) + ']'.repeat(900)],
    [50_000, 4, '"x"'],
  ]
  const { bruno, names } = await afterForgery(() => [awarenessOf(...ids), ...traps.map((trap) => awarenessOf(trap))])
  expect(strangers(names)).toEqual([])
  const forged = [...bruno.provider.awareness.getStates().keys()].filter((id) => id >= 50_000 && id < 60_000)
  expect(forged.length).toBeLessThanOrEqual(1)
  expect(Object.hasOwn(Object.prototype, 'champ')).toBe(false)
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
