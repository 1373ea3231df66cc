import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inspect } from './inspection.ts'
import { contours, openSheet, openStage, phone, type Stage, saved, typeAtEnd, type Visitor } from './stage.ts'

const blockWebSockets = (context: BrowserContext) => context.routeWebSocket(/\/sync\//, (socket) => socket.close())

describe('a network tried before the meeting', () => {
  let stage: Stage
  let visitor: Visitor

  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())
  beforeEach(async () => {
    visitor = await stage.visitor()
  })
  afterEach(() => visitor.context.close())

  const open = async (): Promise<Page> => {
    await visitor.page.goto(`${stage.url}/diagnostic`)
    return visitor.page
  }
  const concludes = (page: Page, title: string) => page.getByRole('heading', { level: 2, name: title }).waitFor()
  const words = (page: Page, check: string) => page.locator(`[data-check=${check}] .puce`).innerText()
  const message = (page: Page) => page.locator('.diagnostic-message')

  test('that lets everything pass: all is ready, nothing to forward', async () => {
    await visitor.page.goto(`${stage.url}/r`)
    await visitor.page.getByRole('link', { name: 'Tester ma connexion' }).click()
    const { page } = visitor
    await concludes(page, 'Tout est prêt')
    for (const check of ['http', 'webSocket', 'stream', 'poll']) expect(await words(page, check), check).toBe('Passe')
    expect(await words(page, 'clock')).toBe('À l’heure')
    expect(await words(page, 'storage')).toBe('Disponible')
    expect(await message(page).count()).toBe(0)
    expect(stage.faults()).toEqual([])
  })

  test('that refuses WebSockets: one will take part, and a message for the IT service is ready to be copied', async () => {
    await blockWebSockets(visitor.context)
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await open()
    await concludes(page, 'Vous pourrez participer, un peu moins vite')
    expect(await words(page, 'webSocket')).toBe('Refusé')
    const { host, port } = new URL(stage.url)
    expect(await message(page).innerText()).toContain(`ws://${host}/sync/ (port ${port})`)
    await page.getByRole('button', { name: 'Copier le message' }).click()
    await page.getByRole('status').filter({ hasText: 'Message copié.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await message(page).innerText())
    await inspect(page)
    await page.setViewportSize(phone)
    await inspect(page)
  })

  test('that refuses everything but pages: it says so, and tries again when asked', async () => {
    await blockWebSockets(visitor.context)
    await visitor.context.route(/~echo\/(stream|poll)/, (route) => route.abort())
    const page = await open()
    await concludes(page, 'À signaler à votre service informatique')
    for (const check of ['webSocket', 'stream', 'poll']) expect(await words(page, check), check).toBe('Refusé')
    await inspect(page)
    await visitor.context.unroute(/~echo\/(stream|poll)/)
    await page.getByRole('button', { name: 'Recommencer' }).click()
    await concludes(page, 'Vous pourrez participer, un peu moins vite')
  })

  test('that swallows what WebSockets carry: nothing is waited for without end', async () => {
    await visitor.context.routeWebSocket(/\/sync\//, () => undefined)
    const page = await open()
    await concludes(page, 'Vous pourrez participer, un peu moins vite')
    expect(await words(page, 'webSocket')).toBe('Sans réponse')
  })

  test('that is not there: nothing else is tried', async () => {
    await visitor.context.route(/~echo/, (route) => route.abort())
    const page = await open()
    await concludes(page, 'Le serveur est injoignable')
    expect(await words(page, 'webSocket')).toBe('Non essayé')
  })

  test('a clock that is ahead and a browser that keeps nothing are told, with what they mean', async () => {
    await visitor.context.addInitScript(() => {
      const now = Date.now
      Date.now = () => now() + 3 * 60_000 + 500
      Object.defineProperty(window, 'indexedDB', { get: () => null })
    })
    const page = await open()
    await concludes(page, 'Vous pourrez participer')
    expect(await words(page, 'clock')).toBe('3\u00a0min d’avance')
    expect(await words(page, 'storage')).toBe('Ne garde rien')
  })

  test('people write together all the same where WebSockets are refused, offline and back', {
    timeout: 60_000,
  }, async () => {
    const bruno = await stage.join({ nom: 'Bruno', organisme: 'Caf' })
    const awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', mode: 'distance' })
    await blockWebSockets(awa.context)
    await openSheet(bruno.page, 1)
    await openSheet(awa.page, 1)
    expect(await awa.page.evaluate(() => sessionStorage.getItem('liaison'))).toBe('stream')
    await typeAtEnd(awa.page, 'Contours', 'Écrit sans direct. ')
    await saved(awa.page)
    await expect.poll(() => contours(bruno.page).innerText(), { timeout: 5_000 }).toContain('Écrit sans direct.')
    await typeAtEnd(bruno.page, 'Contours', 'Lu et complété.')
    await expect.poll(() => contours(awa.page).innerText(), { timeout: 5_000 }).toContain('Lu et complété.')
    await awa.context.setOffline(true)
    await awa.page.locator('[data-save=horsLigne]').waitFor()
    await typeAtEnd(awa.page, 'Contours', ' Dans le train.')
    await awa.context.setOffline(false)
    await saved(awa.page)
    await expect.poll(() => contours(bruno.page).innerText(), { timeout: 5_000 }).toContain('Dans le train.')
    expect(stage.faults()).toEqual([])
  })
})
