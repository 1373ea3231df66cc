/** Who is where, as the server knows it from real pages and real sockets. */
import { expect, onTestFinished, test } from 'vitest'
import { createLinks } from '#server/sync/links'
import { closeCodes } from '#shared/sync/close-codes'
import { messageReport } from '#shared/sync/messages'
import { device, everyWay, open } from './client-surroundings.ts'
import { bare, joined, personCookie, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const wire = { transport: 'webSocket', ping: () => undefined } as const
const sheet = { room: 'doc-1', kind: 'sous-groupe', right: 'write', personId: 'awa', persist: true } as const

async function ready() {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  await server.document('doc-2', 'sous-groupe')
  const links = (id = 'doc-1') => server.rooms.links.of([id])
  return { server, links }
}

test.each(everyWay)(
  'a page that connects by %s is known by its person, its device and its document, and tells that nothing waits',
  async (by) => {
    const { server, links } = await ready()
    const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
    await awa.reaches('enregistre')
    await until(() => links()[0]?.toldAt, 'it told')
    expect(links()).toMatchObject([
      {
        personId: 'awa',
        sessionId: 'session-awa',
        transport: by === 'webSocket' ? by : 'http',
        pending: 0,
        writes: true,
        sessionIsOpen: true,
      },
    ])
    expect(links('doc-2')).toEqual([])
  },
)

test('the stock provider tells nothing, is never asked, and is seen all the same', async () => {
  const { server, links } = await ready()
  const awa = await joined(server.url, 'doc-1', 'awa')
  server.rooms.links.ask(['doc-1'])
  addParagraph(awa.doc, 'un')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  await until(() => contours(bruno.doc) === 'un', 'the edit is on disk')
  expect(links()).toMatchObject([
    { personId: 'awa', toldAt: null, pending: 0, waiting: 0 },
    { personId: 'bruno', toldAt: null },
  ])
  expect(links()[0]?.wroteAt).not.toBeNull()
  expect(links()[1]?.wroteAt).toBeNull()
})

test.each(everyWay)('a page that leaves with nothing waiting is forgotten, by %s', async (by) => {
  const { server, links } = await ready()
  const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
  await awa.reaches('enregistre')
  awa.document.close()
  await until(() => links().length === 0, 'it left')
})

test('a page that is cut is remembered with when it was last heard, until the same device is back there', async () => {
  const { server, links } = await ready()
  const phone = device(server.url, 'awa')
  const awa = open({ ...sheet, surroundings: phone })
  await awa.reaches('enregistre')
  addParagraph(awa.document.view().doc, 'en ligne')
  await awa.reaches('enregistre')
  phone.setOffline(true)
  await until(() => links()[0]?.transport === null, 'it is cut')
  const [cut] = links()
  expect(cut).toMatchObject({ personId: 'awa', pending: 0, sessionIsOpen: false, waiting: 0 })
  expect(Date.now() - (cut?.since ?? 0)).toBeLessThan(10_000)
  expect(cut?.wroteAt).not.toBeNull()
  phone.setOffline(false)
  await awa.reaches('enregistre')
  await until(() => links().length === 1 && links()[0]?.transport === 'webSocket', 'it is back, once')
})

test('what waited when a page was cut is remembered, and told again with the time it waited', async () => {
  const { server, links } = await ready()
  const phone = device(server.url, 'awa')
  const awa = open({ ...sheet, surroundings: phone })
  await awa.reaches('enregistre')
  const message = new Uint8Array([messageReport, 3, ...[200, 1]])
  awa.document.view().provider.ws?.send(message)
  await until(() => links()[0]?.pending === 3, 'three wait')
  const [told] = links()
  expect((told?.toldAt ?? 0) - (told?.pendingSince ?? 0)).toBe(200)
  phone.setOffline(true)
  await until(() => links()[0]?.transport === null, 'it is cut')
  expect(links()[0]).toMatchObject({ pending: 3, pendingSince: told?.pendingSince })
})

test('edits made offline are told on return before they are sent', async () => {
  const { server, links } = await ready()
  const phone = device(server.url, 'awa')
  const awa = open({ ...sheet, surroundings: phone })
  await awa.reaches('enregistre')
  phone.setOffline(true)
  await awa.reaches('horsLigne')
  addParagraph(awa.document.view().doc, 'un')
  addParagraph(awa.document.view().doc, 'deux')
  const seen: number[] = []
  const watch = setInterval(() => seen.push(links()[0]?.pending ?? -1), 1)
  onTestFinished(() => clearInterval(watch))
  phone.setOffline(false)
  await awa.reaches('enregistre')
  await until(() => links()[0]?.pending === 0 && links()[0]?.transport === 'webSocket', 'nothing waits any more')
  expect(seen).toContain(2)
})

test.each(everyWay)('asked, every page answers after what it sent before, by %s', async (by) => {
  const { server, links } = await ready()
  const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
  await awa.reaches('enregistre')
  addParagraph(awa.document.view().doc, 'un')
  const asked = Date.now()
  server.rooms.links.ask(['doc-1'])
  await until(() => (links()[0]?.toldAt ?? 0) >= asked, 'it answered')
  const [reading] = (await server.rooms.read(['doc-1'])).values()
  expect(JSON.stringify(reading?.value)).toContain('un')
})

test('a device cut on one document and present on another is known to be there', async () => {
  const { server } = await ready()
  const first = await bare(server.url, 'doc-1', personCookie('awa'))
  const second = await bare(server.url, 'doc-2', personCookie('awa'))
  await until(() => server.rooms.links.of(['doc-1', 'doc-2']).length === 2, 'both are open')
  first.socket.terminate()
  await until(() => server.rooms.links.of(['doc-1'])[0]?.transport === null, 'one is cut')
  expect(server.rooms.links.of(['doc-1'])[0]?.sessionIsOpen).toBe(true)
  second.socket.terminate()
  await until(() => server.rooms.links.of(['doc-1'])[0]?.sessionIsOpen === false, 'both are cut')
})

test('an access that is closed is no absence, unless something waited', async () => {
  const { server, links } = await ready()
  const awa = await bare(server.url, 'doc-1', personCookie('awa'))
  const bruno = await bare(server.url, 'doc-1', personCookie('bruno'))
  bruno.send(new Uint8Array([messageReport, 1, 0]))
  await until(() => links().some((l) => l.pending === 1), 'one waits')
  server.access.revoke('awa')
  server.access.revoke('bruno')
  expect([await awa.closed, await bruno.closed]).toEqual(Array(2).fill(closeCodes.sessionExpired.code))
  expect(links()).toMatchObject([{ personId: 'bruno', transport: null, pending: 1 }])
  server.rooms.links.forget(['doc-1'])
  expect(links()).toEqual([])
})

test('what a forged report says stays within bounds, and a malformed one closes its connection', async () => {
  const { server, links } = await ready()
  const liar = await bare(server.url, 'doc-1', personCookie('awa'))
  const huge = [255, 255, 255, 255, 255, 255, 15]
  liar.send(new Uint8Array([messageReport, ...huge, ...huge]))
  await until(() => links()[0]?.toldAt, 'it told')
  const [link] = links()
  expect(link?.pending).toBe(1_000_000)
  expect((link?.toldAt ?? 0) - (link?.pendingSince ?? 0)).toBe(30 * 24 * 3_600_000)
  for (const bytes of [[messageReport], [messageReport, 1], [messageReport, 1, 1, 1]]) {
    const broken = await bare(server.url, 'doc-1', personCookie('bruno'))
    broken.send(new Uint8Array(bytes))
    expect(await broken.closed).toBe(closeCodes.badMessage.code)
  }
})

test('thousands of devices that come and go unheard do not fill the memory', () => {
  const table = createLinks({ clock: () => 1_000 })
  for (let n = 0; n < 5_000; n++) {
    const owner = { personId: `p${n}`, sessionId: `s${n}`, refusal: null, waiting: 0, send: () => undefined }
    table.open(owner, `d${n % 7}`, wire).end(false)
  }
  const all = table.of(Array.from({ length: 7 }, (_, n) => `d${n}`))
  expect(all).toHaveLength(2_000)
  expect(all.at(-1)?.personId).toBe('p4999')
})

test('a day later nobody is remembered as absent', () => {
  let now = 1_000
  const table = createLinks({ clock: () => now })
  const owner = { personId: 'awa', sessionId: 's', refusal: null, waiting: 0, send: () => undefined }
  table.open(owner, 'd', wire).end(false)
  expect(table.of(['d'])).toHaveLength(1)
  now += 24 * 3_600_000
  expect(table.of(['d'])).toEqual([])
})

test('a reader who is cut was holding nothing back', async () => {
  const { server, links } = await ready()
  server.access.grant('lecteur', 'doc-1', { right: 'read', refusal: 'readOnly' })
  const reader = await bare(server.url, 'doc-1', personCookie('lecteur'))
  reader.send(new Uint8Array([0, 0, ...[1, 0]]))
  await until(() => links()[0], 'it is here')
  reader.socket.terminate()
  await until(() => links()[0]?.transport === null, 'it is cut')
  expect(links()[0]).toMatchObject({ writes: false, wroteAt: null })
})
