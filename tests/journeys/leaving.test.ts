import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contours, openSheet, openStage, type Stage, saved, seanceOf, typeAtEnd, type Visitor } from './stage.ts'

const LONG = 120_000

describe('a page that goes at the wrong moment', () => {
  let stage: Stage
  let awa: Visitor

  beforeAll(async () => {
    stage = await openStage()
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
    await awa.context.addInitScript(() => {
      Object.assign(window, { bornAlone: navigator.serviceWorker.controller === null, full: false })
      const add = IDBObjectStore.prototype.add
      // A device with no room left aborts the transaction.
      IDBObjectStore.prototype.add = function (...row) {
        const asked = add.apply(this, row)
        if ((window as unknown as { full: boolean }).full) this.transaction.abort()
        return asked
      }
    })
    await openSheet(awa.page, 1)
    await underControl(awa.page)
  }, LONG)
  afterAll(() => stage.close())

  test('a page the service worker was not given is taken by it, and what it had asked is kept', {
    timeout: LONG,
  }, async () => {
    const { page, context } = awa
    const wanted = ['/api/moi', `/api/seances/${(await seanceOf(page)).id}`]
    for (const path of wanted) await expect.poll(() => isKept(page, path), { timeout: 20_000 }).toBe(true)
    await page.evaluate(async () => {
      for (const name of await caches.keys()) if (name.startsWith('reponses ')) await caches.delete(name)
    })
    const cdp = await context.newCDPSession(page)
    // What Shift and the reload button do: the worker is active, the page is not its own.
    const loaded = page.waitForEvent('load')
    await cdp.send('Page.reload', { ignoreCache: true })
    await loaded
    expect(await page.evaluate(() => (window as unknown as { bornAlone: boolean }).bornAlone)).toBe(true)
    await underControl(page)
    for (const path of wanted) await expect.poll(() => isKept(page, path), { timeout: 20_000 }).toBe(true)
    await cdp.detach()
  })

  test('words typed without waiting before a reload are all there, ten times', { timeout: LONG }, async () => {
    const { page, context } = awa
    await saved(page)
    await context.setOffline(true)
    await page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    let expected = (await contours(page).innerText()).trim()
    for (let i = 0; i < 10; i++) {
      const words = `Mot ${i + 1} sans attendre.`
      expected = `${expected} ${words}`.trim()
      await typeAtEnd(page, 'Contours', i === 0 && expected === words ? words : ` ${words}`)
      await page.reload()
      await contours(page).waitFor()
      expect((await contours(page).innerText()).replace(/\s+/g, ' ').trim()).toBe(expected.replace(/\s+/g, ' '))
    }
    await context.setOffline(false)
    await saved(page)
  })

  test('what the device refuses to keep is never said to be kept', { timeout: LONG }, async () => {
    const { page, context } = awa
    const state = page.locator('[data-save=horsLigne]')
    await context.setOffline(true)
    await state.filter({ hasText: /: gardé ici$/ }).waitFor({ timeout: 45_000 })
    await setFull(page, true)
    await typeAtEnd(page, 'Contours', ' Appareil plein.')
    await state.filter({ hasText: /: pas gardé ici$/ }).waitFor()
    await page.getByRole('alert').filter({ hasText: 'Cet appareil ne garde pas ce que vous écrivez' }).waitFor()
    expect(await page.getByText('tout est gardé sur cet appareil').count()).toBe(0)
    await setFull(page, false)
    await state.filter({ hasText: /: gardé ici$/ }).waitFor()
    await page.reload()
    await contours(page).getByText('Appareil plein.').waitFor()
    await context.setOffline(false)
    await saved(page)
    expect(stage.faults()).toEqual([])
  })
})

const setFull = (page: Page, full: boolean): Promise<void> =>
  page.evaluate((is) => void Object.assign(window, { full: is }), full)

const underControl = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 })

const isKept = (page: Page, path: string): Promise<boolean> =>
  page.evaluate(async (asked) => (await caches.match(asked)) !== undefined, path)
