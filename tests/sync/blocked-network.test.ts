/** Someone whose network refuses WebSockets and someone whose network does not, in real browsers, on one document. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { bundled, pageOf } from './bundled-page.ts'
import type { DevicePage } from './device-page.ts'
import { type Intermediary, startIntermediary } from './intermediary.ts'
import { joined, until } from './peers.ts'
import { type SyncServer, startSyncServer } from './sync-server.ts'
import { contours } from './words.ts'

declare const device: DevicePage

let browser: Browser
let script: string

beforeAll(async () => {
  script = await bundled('./device-page.ts')
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

async function sheet(): Promise<SyncServer> {
  const server = await startSyncServer({ pages: pageOf(() => script) })
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  return server
}

async function visit(address: string, personId: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await context.addCookies([{ name: 'person', value: personId, url: address }])
  const page = await context.newPage()
  await enter(page, address, personId)
  return { context, page }
}

async function enter(page: Page, address: string, personId: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => 'device' in window)
  await page.evaluate((id) => device.open(id, 'doc-1', 'sous-groupe', true), personId)
}

const reaches = (page: Page, kind: string) => page.waitForFunction((k) => device.status()?.kind === k, kind)
const reads = (page: Page, words: string) => page.waitForFunction((w) => device.words().includes(w), words)
const type = (page: Page, words: string) => page.evaluate((w) => device.type(w), words)
const remembers = (page: Page) => page.evaluate(() => sessionStorage.getItem('liaison'))

test.each([
  ['WebSockets', { upgrades: 'refuse' }, 'stream'],
  ['WebSockets and streams', { upgrades: 'refuse', answers: 'hold' }, 'poll'],
] satisfies [string, Partial<Intermediary>, string][])(
  'behind a network that refuses %s, one writes with the others, offline and back',
  { timeout: 60_000 },
  async (_what, habits, memory) => {
    const server = await sheet()
    const between = await startIntermediary(server.page, habits)
    const bruno = await visit(server.page, 'bruno')
    const awa = await visit(between.page, 'awa')
    await reaches(bruno.page, 'enregistre')
    await reaches(awa.page, 'enregistre')
    expect(await remembers(awa.page)).toBe(memory)
    await type(awa.page, 'de Awa')
    await type(bruno.page, 'de Bruno')
    await reads(bruno.page, 'de Awa')
    await reads(awa.page, 'de Bruno')

    await awa.context.setOffline(true)
    await reaches(awa.page, 'horsLigne')
    await type(awa.page, 'dans le train')
    await type(bruno.page, 'pendant ce temps')
    expect(await awa.page.evaluate(() => device.status())).toMatchObject({ kind: 'horsLigne', modifications: 1 })
    await awa.context.setOffline(false)
    await reaches(awa.page, 'enregistre')
    await reads(bruno.page, 'dans le train')
    await reads(awa.page, 'pendant ce temps')

    between.asked.length = 0
    await enter(awa.page, between.page, 'awa')
    await reaches(awa.page, 'enregistre')
    expect(between.asked.filter((one) => one.startsWith('UPGRADE'))).toEqual([])
    const words = 'de Awa\nde Bruno\ndans le train\npendant ce temps'.split('\n').sort()
    for (const { page } of [awa, bruno])
      expect((await page.evaluate(() => device.words())).split('\n').sort()).toEqual(words)
  },
)

test('a page that is left is no longer shown to the others, at once', async () => {
  const server = await sheet()
  const between = await startIntermediary(server.page, { upgrades: 'refuse' })
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const shown = () => [...bruno.provider.awareness.getStates().values()].map((state) => state.user?.nom)
  const awa = await visit(between.page, 'awa')
  await reaches(awa.page, 'enregistre')
  await until(() => shown().includes('awa'), 'Awa is shown')
  await type(awa.page, 'ses derniers mots')
  await awa.page.goto('about:blank')
  // Well before the thirty seconds after which a silent line is gone.
  await until(() => !shown().includes('awa'), 'Awa is shown no more', 8_000)
  expect(contours(bruno.doc)).toBe('ses derniers mots')
})

test('a page that waits in the browser’s memory comes back to its document', async () => {
  const server = await sheet()
  const between = await startIntermediary(server.page, { upgrades: 'refuse' })
  const awa = await visit(between.page, 'awa')
  await reaches(awa.page, 'enregistre')
  // What a browser says to a page it keeps, and to one it shows again.
  const left = await awa.page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    return device.status()
  })
  expect(left).toEqual({ kind: 'verification' })
  await awa.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await type(awa.page, 'de retour')
  await reaches(awa.page, 'enregistre')
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('de retour')
})
