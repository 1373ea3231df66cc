/** What a device keeps, in a real browser: IndexedDB, reloads, shared computers. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { bundled, pageOf } from './bundled-page.ts'
import type { DevicePage } from './device-page.ts'
import { joined } from './peers.ts'
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

async function contextFor(server: SyncServer, person: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await context.addCookies([{ name: 'person', value: person, url: server.page }])
  return context
}

interface Visit {
  personId?: string
  persist?: boolean
  /** The page comes, the connection does not. */
  cut?: boolean
}

async function visit(server: SyncServer, context: BrowserContext, asked: Visit = {}): Promise<Page> {
  const { personId = 'awa', persist = true, cut = false } = asked
  const page = await context.newPage()
  if (cut) {
    await page.routeWebSocket(/\/sync\//, (socket) => socket.close())
    await page.route(/\/sync\//, (route) => route.abort())
  }
  await page.goto(server.page)
  await page.waitForFunction(() => 'device' in window)
  await page.evaluate(([id, keep]) => device.open(id, 'doc-1', 'sous-groupe', keep), [personId, persist] as const)
  return page
}

const reaches = (page: Page, kind: string) => page.waitForFunction((k) => device.status()?.kind === k, kind)
const words = (page: Page) => page.evaluate(() => device.words())

test('text typed without network survives the tab, is shown again from the device, and is sent on return', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  const first = await visit(server, context)
  await reaches(first, 'enregistre')
  await first.evaluate(() => device.type('avec réseau'))
  await reaches(first, 'enregistre')
  await first.close()

  const second = await visit(server, context, { cut: true })
  await second.waitForFunction(() => device.ready())
  expect(await words(second)).toBe('avec réseau')
  await second.evaluate(() => device.type('sans réseau'))
  await reaches(second, 'horsLigne')
  expect(await second.evaluate(() => device.status())).toMatchObject({ modifications: 1 })
  await second.close()

  const third = await visit(server, context, { cut: true })
  await third.waitForFunction(() => device.ready())
  expect(await words(third)).toBe('avec réseau\nsans réseau')
  expect(await third.evaluate(() => device.status())).toMatchObject({ modifications: 1 })
  await third.close()

  const fourth = await visit(server, context)
  await reaches(fourth, 'enregistre')
  expect(await fourth.evaluate(() => device.pending('awa'))).toEqual({ modifications: 0, drafts: 0 })
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('avec réseau\nsans réseau')
})

test('on a shared computer nobody finds another’s copy, and signing out wipes one’s own', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  const page = await visit(server, context)
  await reaches(page, 'enregistre')
  await page.evaluate(() => device.type('de moi'))
  await reaches(page, 'enregistre')
  expect(await page.evaluate(() => device.copies())).toEqual(['copie:awa:doc-1'])
  const other = await visit(server, context, { personId: 'bruno', cut: true })
  await reaches(other, 'horsLigne')
  expect([await other.evaluate(() => device.ready()), await words(other)]).toEqual([false, ''])
  await other.close()
  await page.evaluate(() => device.signOut('awa'))
  expect(await page.evaluate(() => device.copies())).not.toContain('copie:awa:doc-1')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':awa')))).toEqual([])
})

test('signing out says that another tab holds a copy, and wipes it once that tab lets go', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  const page = await visit(server, context)
  await reaches(page, 'enregistre')
  const other = await visit(server, context, { personId: 'bruno', cut: true })
  // As a tab that is frozen, or of another version: it hears nothing, and lets nothing go.
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const held = indexedDB.open('copie:awa:doc-1')
        held.onsuccess = () => resolve(Object.assign(window, { held: held.result }) && undefined)
      }),
  )
  expect(await page.evaluate(() => device.signOut('awa'))).toBe(false)
  await other.close()
  expect(await page.evaluate(() => device.signOut('awa'))).toBe(true)
  expect(await page.evaluate(() => device.copies())).not.toContain('copie:awa:doc-1')
})

test('what must not be kept on a device is not', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  const page = await visit(server, context, { persist: false })
  await reaches(page, 'enregistre')
  await page.evaluate(() => device.type('volatil'))
  await reaches(page, 'enregistre')
  expect(await page.evaluate(() => device.copies())).toEqual([])
})

test('text refused on return becomes a draft, and the copy that held it is gone', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  const first = await visit(server, context)
  await reaches(first, 'enregistre')
  await first.close()
  const second = await visit(server, context, { cut: true })
  await second.waitForFunction(() => device.ready())
  await second.evaluate(() => device.type('trop tard'))
  await reaches(second, 'horsLigne')
  await second.close()
  server.access.grant('awa', 'doc-1', { right: 'read', refusal: 'frozen' })
  const third = await visit(server, context)
  await reaches(third, 'refuse')
  expect(await third.evaluate(() => device.status())).toEqual({ kind: 'refuse', reason: 'frozen' })
  await third.waitForFunction(() => device.drafts('awa') === 1)
  await third.waitForFunction(() => device.words() === '')
  await third.close()
  const fourth = await visit(server, context)
  await reaches(fourth, 'enregistre')
  expect(await words(fourth)).toBe('')
  expect(await fourth.evaluate(() => device.pending('awa'))).toEqual({ modifications: 0, drafts: 1 })
})

test('where the browser refuses to keep anything, people still write together', async () => {
  const server = await sheet()
  const context = await contextFor(server, 'awa')
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => null })
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  const page = await visit(server, context)
  await reaches(page, 'enregistre')
  await page.evaluate(() => device.type('sans garde'))
  await reaches(page, 'enregistre')
  expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('sans garde')
})
