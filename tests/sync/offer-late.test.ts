import * as buffer from 'lib0/buffer'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftsOf, dropDrafts } from '#client/sync/drafts'
import { keepLateBytes, lateBytesOf } from '#client/sync/late-bytes'
import { followLate, type LateAnswer, type LateText, offerWaiting } from '#client/sync/offer-late'
import { device, MemoryStorage, open } from './client-surroundings.ts'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const sheet = { room: 'doc-1', kind: 'sous-groupe', right: 'write', personId: 'awa', persist: true } as const

/** Awa typed these paragraphs as the document was frozen to her: one message is refused, the others never left. */
async function refusedWith(refusal: 'frozen' | 'readOnly', ...words: string[]) {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const phone = device(server.url, 'awa')
  const awa = open({ ...sheet, surroundings: phone })
  await awa.reaches('enregistre')
  const old = awa.document.view().doc
  server.access.grant('awa', 'doc-1', { right: 'read', refusal })
  for (const paragraph of words) addParagraph(old, paragraph)
  await awa.reaches('refuse')
  const [draft] = await until(
    () => draftsOf(phone.storage, 'awa').length > 0 && draftsOf(phone.storage, 'awa'),
    'a draft',
  )
  if (draft === undefined) throw new Error('no draft')
  return { server, storage: phone.storage, draft }
}

test('what is refused as frozen is handed over whole, with the draft that says so', async () => {
  const { server, storage, draft } = await refusedWith('frozen', 'un', 'deux')
  expect(draft.late).toEqual({ kind: 'toSend' })
  const sent: LateText[] = []
  const offer = async (late: LateText): Promise<LateAnswer> => {
    sent.push(late)
    return { kind: 'taken', arriveeId: 'a1' }
  }
  expect(await offerWaiting({ storage, personId: 'bruno', offer })).toBe(false)
  expect(sent).toEqual([])
  expect(await offerWaiting({ storage, personId: 'awa', offer })).toBe(false)
  expect(sent).toMatchObject([{ documentId: 'doc-1', epoch: 1 }])
  const bytes = buffer.fromBase64(sent[0]?.octets ?? '')
  const reader = await joined(server.url, 'doc-1', 'chloe')
  Y.applyUpdate(reader.doc, bytes)
  expect(contours(reader.doc)).toBe('un\ndeux')
  expect(draftsOf(storage, 'awa')[0]?.late).toEqual({ kind: 'sent', arriveeId: 'a1' })
  expect(lateBytesOf(storage, draft.id)).toBeNull()
  expect(await offerWaiting({ storage, personId: 'awa', offer })).toBe(false)
  expect(sent).toHaveLength(1)
})

test('what is refused for the role stays on the device', async () => {
  const { storage, draft } = await refusedWith('readOnly', 'un')
  expect(draft.late).toBeUndefined()
  expect(lateBytesOf(storage, draft.id)).toBeNull()
})

test('it is tried until it is taken; what can never be is said', async () => {
  const { storage, draft } = await refusedWith('frozen', 'un')
  const answers: LateAnswer[] = [{ kind: 'again' }, { kind: 'again' }, { kind: 'never' }]
  const parts = { storage, personId: 'awa', offer: async () => answers.shift() ?? { kind: 'never' as const } }
  expect([await offerWaiting(parts), await offerWaiting(parts)]).toEqual([true, true])
  expect(draftsOf(storage, 'awa')[0]?.late).toEqual({ kind: 'toSend' })
  expect(await offerWaiting(parts)).toBe(false)
  expect(draftsOf(storage, 'awa')[0]?.late).toEqual({ kind: 'impossible' })
  expect(lateBytesOf(storage, draft.id)).toBeNull()
})

test('a draft removed before is not handed over, and leaves nothing behind', async () => {
  const { storage, draft } = await refusedWith('frozen', 'un')
  dropDrafts(storage, () => true)
  expect(await offerWaiting({ storage, personId: 'awa', offer: () => Promise.reject(new Error('asked')) })).toBe(false)
  expect(lateBytesOf(storage, draft.id)).toBeNull()
})

test('a device too full for it keeps it as long as the page', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = new MemoryStorage()
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  keepLateBytes(full, 'd1', new Uint8Array([1, 2, 3]))
  keepLateBytes(null, 'd2', new Uint8Array([4]))
  expect([lateBytesOf(full, 'd1'), lateBytesOf(null, 'd2')]).toEqual(['AQID', 'BA=='])
})

test('while a page is open, a text that waits is handed over without being asked, and again after a failure', async () => {
  const { storage } = await refusedWith('frozen', 'un')
  let tries = 0
  const offer = async (): Promise<LateAnswer> => (++tries < 2 ? { kind: 'again' } : { kind: 'taken', arriveeId: null })
  const stop = followLate({ storage, personId: 'awa', offer })
  await until(() => draftsOf(storage, 'awa')[0]?.late?.kind === 'sent', 'it is taken')
  stop()
  expect(tries).toBe(2)
})
