/** A message that breaks something of ours: its sender waits, the server and everyone else go on. */
import { afterEach, expect, test, vi } from 'vitest'
import { closeCodes } from '#shared/sync/close-codes'
import { device, open } from './client-surroundings.ts'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const faults = vi.hoisted(() => ({ word: '', at: [] as number[] }))

// The fault comes when the shadow holds the message already: what is left there must not reach anyone.
vi.mock('#server/sync/trial', async (real) => {
  const { tryUpdate } = await real<typeof import('#server/sync/trial')>()
  const faulty: typeof tryUpdate = (shadow, bytes, ...rest) => {
    const tried = tryUpdate(shadow, bytes, ...rest)
    if (faults.word !== '' && Buffer.from(bytes).includes(faults.word)) {
      faults.at.push(Date.now())
      throw new Error('a fault of ours')
    }
    return tried
  }
  return { tryUpdate: faulty }
})
afterEach(() => Object.assign(faults, { word: '', at: [] }))

test('a fault while handling a message ends its connection only, and nothing of the message is kept', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const codes: (number | undefined)[] = []
  awa.provider.on('connection-close', (event) => codes.push(event?.code))
  addParagraph(bruno.doc, 'avant')
  await until(() => contours(awa.doc) === 'avant', 'Awa reads')
  faults.word = 'fatal'
  addParagraph(awa.doc, 'fatal')
  await until(() => codes.length > 0, 'Awa is disconnected')
  awa.provider.disconnect()
  addParagraph(bruno.doc, 'après')
  const chloe = await joined(server.url, 'doc-1', 'chloe')
  await until(() => contours(chloe.doc) === 'avant\naprès', 'Chloé reads what Bruno wrote')
  expect(codes[0]).toBe(closeCodes.unavailable.code)
  expect(bruno.provider.wsconnected).toBe(true)
  faults.word = ''
  awa.provider.connect()
  await until(() => contours(chloe.doc).includes('fatal'), 'what Awa wrote is taken once the fault is gone')
})

test('a message that fails each time is sent again less and less often, and is never lost', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const surroundings = device(server.url, 'awa')
  const awa = open({
    ...{ room: 'doc-1', kind: 'sous-groupe', right: 'write', personId: 'awa', persist: true, surroundings },
  })
  await awa.reaches('enregistre')
  faults.word = 'fatal'
  addParagraph(awa.document.view().doc, 'fatal')
  await until(() => faults.at.length >= 4, 'it was tried four times', 20_000)
  const [first = 0, second = 0, third = 0, fourth = 0] = faults.at
  expect(second - first).toBeGreaterThanOrEqual(190)
  expect(third - second).toBeGreaterThanOrEqual(390)
  expect(fourth - third).toBeGreaterThanOrEqual(790)
  faults.word = ''
  await awa.reaches('enregistre')
  expect(awa.seen).not.toContain('refuse')
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('fatal')
})
