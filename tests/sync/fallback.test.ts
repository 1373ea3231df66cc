/** What a person behind a network that refuses WebSockets lives through: nothing, but for a moment at the first page. */
import { describe, expect, test } from 'vitest'
import { rootProse } from '#shared/document/layout'
import { type Device, device, open } from './client-surroundings.ts'
import { type Intermediary, startIntermediary } from './intermediary.ts'
import { joined, until } from './peers.ts'
import { type SyncServer, startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const sheet = { room: 'doc-1', kind: 'sous-groupe', right: 'write', personId: 'awa', persist: true } as const

async function serverWithSheet(): Promise<SyncServer> {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  return server
}

const lineOpenings = ({ asked }: Intermediary): number => asked.filter((one) => one === 'POST /sync/~line').length

/** Opens the sheet and types in it, until it is said to be recorded. */
async function writesAt(laptop: Device, words: string) {
  const awa = open({ ...sheet, surroundings: laptop })
  await awa.reaches('enregistre')
  addParagraph(awa.document.view().doc, words)
  expect(awa.status()).toMatchObject({ kind: 'attente', modifications: 1 })
  await awa.reaches('enregistre')
  return awa
}

test('where WebSockets pass, not one plain request is made', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page)
  const laptop = device(between.url, 'awa', 'auto')
  await writesAt(laptop, 'sans détour')
  expect(between.asked).toEqual(['UPGRADE /sync/doc-1'])
  expect([laptop.transport(), laptop.session.getItem('liaison')]).toEqual(['webSocket', null])
})

describe.each(['refuse', 'cut', 'swallow', 'silent'] as const)(
  'where something in between does « %s » to upgrades',
  (upgrades) => {
    test('people write all the same, and the next page of the tab knows', async () => {
      const server = await serverWithSheet()
      const between = await startIntermediary(server.page, { upgrades })
      const laptop = device(between.url, 'awa', 'auto')
      const awa = await writesAt(laptop, 'par les requêtes')
      expect(laptop.transport()).toBe('http')
      expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('par les requêtes')
      awa.document.close()
      between.asked.length = 0
      const next = device(between.url, 'awa', 'auto', laptop.session)
      await writesAt(next, 'aussitôt')
      expect(between.asked[0]).toBe('POST /sync/~line')
    })
  },
)

test('where streams are held back too, the line is polled', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page, { upgrades: 'refuse', answers: 'hold' })
  const laptop = device(between.url, 'awa', 'auto')
  const awa = await writesAt(laptop, 'sans flux')
  expect(laptop.session.getItem('liaison')).toBe('poll')
  addParagraph((await joined(server.url, 'doc-1', 'bruno')).doc, 'de Bruno')
  await until(() => contours(awa.document.view().doc) === 'sans flux\nde Bruno', 'Awa reads Bruno')
})

test('several documents share one line, and what each says stays its own', async () => {
  const server = await serverWithSheet()
  await server.document('doc-2', 'sous-groupe')
  const between = await startIntermediary(server.page, { upgrades: 'refuse' })
  const laptop = device(between.url, 'awa', 'auto')
  const [one, two] = ['doc-1', 'doc-2'].map((room) => open({ ...sheet, room, surroundings: laptop }))
  await one?.reaches('enregistre')
  await two?.reaches('enregistre')
  for (const [opened, words] of [
    [one, 'dans le premier'],
    [two, 'dans le second'],
  ] as const)
    if (opened !== undefined) addParagraph(opened.document.view().doc, words)
  await one?.reaches('enregistre')
  await two?.reaches('enregistre')
  expect(lineOpenings(between)).toBe(1)
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('dans le premier')
  expect(contours((await joined(server.url, 'doc-2', 'bruno')).doc)).toBe('dans le second')
})

test('a server that is not there is an outage, not a blocked network', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page, { down: true })
  const laptop = device(between.url, 'awa', 'auto')
  const awa = open({ ...sheet, surroundings: laptop })
  await awa.reaches('horsLigne')
  expect(lineOpenings(between)).toBeGreaterThan(0)
  between.down = false
  await awa.reaches('enregistre')
  expect(laptop.transport()).toBe('webSocket')
})

test('a server that closes for a reason is heard, and the network is not doubted', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page)
  const laptop = device(between.url, 'awa', 'auto')
  server.access.grant('awa', 'doc-1', { right: 'none' })
  const awa = open({ ...sheet, surroundings: laptop })
  expect(await awa.reaches('ferme')).toEqual({ kind: 'ferme', reason: 'forbidden' })
  expect(between.asked).toEqual(['UPGRADE /sync/doc-1'])
})

test('once WebSockets pass again, the tab goes back to them by itself', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page, { upgrades: 'refuse' })
  const laptop = device(between.url, 'awa', 'auto')
  const awa = await writesAt(laptop, 'avant')
  between.upgrades = 'pass'
  await until(() => laptop.transport() === 'webSocket', 'a WebSocket is tried again')
  await awa.reaches('enregistre')
  addParagraph(awa.document.view().doc, 'après')
  await awa.reaches('enregistre')
  expect(laptop.session.getItem('liaison')).toBeNull()
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('avant\naprès')
})

test('people see the same states by every way, pure deletions included', async () => {
  const seen = await Promise.all(
    (['webSocket', 'stream', 'poll'] as const).map(async (by) => {
      const server = await serverWithSheet()
      const awa = await writesAt(device(server.url, 'awa', by), 'de trop')
      rootProse(awa.document.view().doc, 'contours').delete(0, 1)
      expect(awa.status()).toMatchObject({ kind: 'attente', modifications: 1 })
      await awa.reaches('enregistre')
      return awa.seen
    }),
  )
  const states = ['verification', 'enregistre', 'attente', 'enregistre', 'attente', 'enregistre']
  expect(seen).toEqual([states, states, states])
})

test('a line that a server no longer knows is opened again, and nothing is lost', async () => {
  const server = await serverWithSheet()
  const between = await startIntermediary(server.page, { upgrades: 'refuse' })
  const laptop = device(between.url, 'awa', 'auto')
  const awa = await writesAt(laptop, 'avant')
  // As many other pages of this session as it may have.
  for (let i = 0; i < 16; i++) server.rooms.lines.open('session-awa')
  addParagraph(awa.document.view().doc, 'après')
  await until(() => lineOpenings(between) > 1, 'another line is opened')
  await awa.reaches('enregistre')
  expect(awa.seen).not.toContain('refuse')
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('avant\naprès')
})

test.each(['stream', 'poll'] as const)('by %s, a paste nobody can take becomes a draft', async (by) => {
  const server = await serverWithSheet()
  const laptop = device(server.url, 'awa', by)
  const awa = await writesAt(laptop, 'avant')
  addParagraph(awa.document.view().doc, 'x'.repeat(1024 * 1024 + 1))
  expect(await awa.reaches('refuse')).toEqual({ kind: 'refuse', reason: 'tooLarge' })
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('avant')
})

test('one beyond all sizes too, refused by whatever stands between', async () => {
  const server = await serverWithSheet()
  const laptop = device(server.url, 'awa', 'stream')
  const awa = await writesAt(laptop, 'avant')
  addParagraph(awa.document.view().doc, 'x'.repeat(3 * 1024 * 1024))
  expect(await awa.reaches('refuse')).toEqual({ kind: 'refuse', reason: 'tooLarge' })
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('avant')
})

test.each(['stream', 'poll'] as const)(
  'by %s, requests that break at random lose nothing and double nothing',
  { timeout: 60_000 },
  async (by) => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.info(`seed ${seed}`)
    const server = await serverWithSheet()
    const between = await startIntermediary(server.page, { upgrades: 'refuse', breaks: { rate: 0.15, seed } })
    const people = ['awa', 'chloe'].map((personId) => {
      const surroundings = device(between.url, personId, by)
      return { personId, opened: open({ ...sheet, personId, surroundings }) }
    })
    for (const { opened } of people) await opened.reaches('enregistre')
    const bruno = await joined(server.url, 'doc-1', 'bruno')
    const words: string[] = []
    for (let n = 0; n < 40; n++) {
      for (const { personId, opened } of people) {
        words.push(`${personId}-${n}`)
        addParagraph(opened.document.view().doc, `${personId}-${n}`)
      }
      addParagraph(bruno.doc, `bruno-${n}`)
      words.push(`bruno-${n}`)
      await until(() => contours(bruno.doc).split('\n').length === words.length, 'Bruno reads everyone', 20_000)
    }
    between.breaks = null
    for (const { opened } of people) {
      const { doc } = opened.document.view()
      await until(() => contours(doc).split('\n').length === words.length, 'everyone has everything')
      await opened.reaches('enregistre')
      expect(contours(doc)).toBe(contours(bruno.doc))
      expect(opened.seen).not.toContain('refuse')
    }
    expect(contours(bruno.doc).split('\n').sort()).toEqual(words.sort())
  },
)
