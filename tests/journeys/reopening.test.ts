import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { readProse } from '#shared/document/prose-tree'
import { proseText } from '#shared/document/value'
import { contours, openSheet, openStage, type Stage, saved, seanceOf, typeAtEnd, type Visitor } from './stage.ts'

const LONG = 120_000

describe('opening a page again without network', () => {
  let stage: Stage
  let awa: Visitor
  let bruno: Visitor
  let sheet: string

  beforeAll(async () => {
    stage = await openStage()
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
    bruno = await stage.join({ nom: 'Bruno', organisme: 'Ville test', mode: 'distance' })
    for (const { context } of [awa, bruno]) await noteStates(context)
    for (const { page } of [awa, bruno]) await openSheet(page, 1)
    sheet = awa.page.url()
  }, LONG)
  afterAll(() => stage.close())
  afterEach(async () => {
    for (const { context } of [awa, bruno]) await context.setOffline(false)
    expect(stage.faults()).toEqual([])
  })

  test('what was typed is there after a reload and after closing the page, and is sent on return', {
    timeout: LONG,
  }, async () => {
    await typeAtEnd(awa.page, 'Contours', 'En ligne. ')
    await saved(awa.page)
    await kept(awa.page)
    await awa.context.setOffline(true)
    await offline(awa.page)
    await typeAtEnd(awa.page, 'Contours', 'Sans réseau. ')

    await awa.page.reload()
    await expectText(awa.page, 'En ligne. Sans réseau. ')
    await offline(awa.page)
    expect(await awa.page.locator('[data-save]').innerText()).toMatch(/^Hors ligne depuis .+\s: gardé ici$/)
    await typeAtEnd(awa.page, 'Contours', 'Après rechargement. ')
    expect(await states(awa.page)).not.toContain('enregistre')

    await awa.page.close()
    awa.page = await awa.context.newPage()
    await awa.page.goto(sheet)
    await expectText(awa.page, 'En ligne. Sans réseau. Après rechargement. ')
    await offline(awa.page)
    await typeAtEnd(awa.page, 'Contours', 'Page rouverte. ')
    expect(await states(awa.page)).not.toContain('enregistre')
    expect(await textOf(bruno.page)).not.toContain('Sans réseau')

    await awa.context.setOffline(false)
    await saved(awa.page)
    await expectText(bruno.page, 'En ligne. Sans réseau. Après rechargement. Page rouverte. ')
  })

  test('the same when it is the server that is gone', { timeout: LONG }, async () => {
    await kept(awa.page)
    await stage.killServer()
    await typeAtEnd(awa.page, 'Contours', 'Serveur arrêté. ')
    await keptHere(awa.page, 'Serveur arrêté.')
    await awa.page.close()
    awa.page = await awa.context.newPage()
    await awa.page.goto(sheet)
    await expectText(awa.page, 'Serveur arrêté. ')
    await offline(awa.page)
    await typeAtEnd(awa.page, 'Contours', 'Toujours arrêté. ')
    expect(await states(awa.page)).not.toContain('enregistre')
    await stage.restartServer()
    await saved(awa.page)
    await expectText(bruno.page, 'Serveur arrêté. Toujours arrêté. ')
  })

  test('a page of the server alone says it is the last version received, until the server answers', {
    timeout: LONG,
  }, async () => {
    const { page, context } = bruno
    const last = page.getByText('vous lisez la dernière version reçue sur cet appareil')
    await page.goto(stage.url)
    await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor()
    await kept(page, '/api/accueil')
    expect(await last.count()).toBe(0)
    await context.setOffline(true)
    await page.reload()
    await last.waitFor()
    const elsewhere = await context.newPage()
    await expect(elsewhere.goto(`${stage.url}/confidentialite`)).rejects.toThrow('net::ERR_INTERNET_DISCONNECTED')
    await elsewhere.close()
    await context.setOffline(false)
    await last.waitFor({ state: 'detached' })
  })

  test('someone else who signs in on the device opens nothing of the person before', { timeout: LONG }, async () => {
    const { page } = bruno
    const [before] = await answerCaches(page)
    await page.goto(`${stage.url}/r/${stage.code}?autre`)
    await page.locator('[name=nom]').fill('Dina')
    await page.locator('[name=mode][value=salle]').check({ force: true })
    await page.getByRole('button', { name: 'Signer ma présence' }).click()
    await page.waitForURL('**/seances/*')
    await kept(page)
    const after = await answerCaches(page)
    expect(after).toHaveLength(1)
    expect(after).not.toContain(before)
  })

  test('an access the server no longer knows leaves no answer on the device', { timeout: LONG }, async () => {
    const { page, context } = bruno
    await context.clearCookies()
    await page.reload()
    await expect.poll(() => answerCaches(page), { timeout: 20_000 }).toEqual([])
  })

  test('signing out asks first when something waits, then wipes every copy, in every tab', {
    timeout: LONG,
  }, async () => {
    const { page, context } = awa
    const other = await context.newPage()
    await other.goto(sheet)
    await saved(other)
    await kept(page)
    expect(await copies(page)).not.toEqual([])

    await context.setOffline(true)
    await offline(page)
    await typeAtEnd(page, 'Contours', 'Jamais perdu sans le dire. ')
    const dialog = await askToLeave(page)
    await dialog.getByText('Attendez « Enregistré » pour ne rien perdre.').waitFor()
    await dialog.getByRole('button', { name: 'Annuler' }).click()
    await context.setOffline(false)
    await saved(page)
    await saved(other)

    await (await askToLeave(page)).getByRole('button', { name: 'Me déconnecter', exact: true }).click()
    for (const tab of [page, other]) {
      await tab.waitForURL(`${stage.url}/`)
      await tab.getByRole('link', { name: 'Rejoindre une séance' }).first().waitFor()
    }
    expect(await copies(page)).toEqual([])
    expect(await answerCaches(page)).toEqual([])

    await context.setOffline(true)
    await page.goto(sheet)
    await page.getByText('Le serveur ne répond pas').first().waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Jamais perdu')
  })
})

/** Notes every state the bar shows, from the first moment of each page. */
const noteStates = (context: BrowserContext) =>
  context.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { saveStates: seen })
    new MutationObserver(() => {
      const state = document.querySelector<HTMLElement>('[data-save]')?.dataset.save
      if (state !== undefined && state !== seen.at(-1)) seen.push(state)
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })

async function states(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => (window as unknown as { saveStates: string[] }).saveStates)
  expect(seen.length).toBeGreaterThan(0)
  return seen
}

/** The page and what it asked are kept: it can be opened again without network. */
async function kept(page: Page, ...paths: string[]): Promise<void> {
  const asked = paths.length > 0 ? paths : [`/api/seances/${(await seanceOf(page)).id}`]
  await expect
    .poll(
      () =>
        page.evaluate(
          async (wanted) => {
            const found = await Promise.all(wanted.map((path) => caches.match(path)))
            return navigator.serviceWorker.controller !== null && found.every((copy) => copy !== undefined)
          },
          ['/', '/api/moi', ...asked],
        ),
      { timeout: 30_000 },
    )
    .toBe(true)
}

const answerCaches = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('reponses ')))

/** Everything on the device that may hold words of a person. */
const copies = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('copie:')),
    ...Object.keys(localStorage).filter((key) => /^(copie|absence|attente):/.test(key)),
  ])

const offline = (page: Page): Promise<void> => page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })

const textOf = async (page: Page): Promise<string> => (await contours(page).innerText()).replace(/\s+/g, ' ')

/** What is typed is on the device's disk a moment after: the rows of the copies, read as the page would. */
async function keptHere(page: Page, words: string): Promise<void> {
  const written = async () => {
    const copies = await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((n) => n.startsWith('copie:'))
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      return Promise.all(
        names.map(async (name) => {
          const db = await done(indexedDB.open(name))
          const rows = await done(db.transaction('updates').objectStore('updates').getAll())
          db.close()
          return rows.map((row: Uint8Array) => [...row])
        }),
      )
    })
    return copies.map((rows) => {
      const doc = new Y.Doc()
      for (const row of rows) Y.applyUpdate(doc, Uint8Array.from(row))
      return proseText(readProse(rootProse(doc, 'contours')))
    })
  }
  await expect.poll(async () => (await written()).some((text) => text.includes(words)), { timeout: 20_000 }).toBe(true)
}

async function expectText(page: Page, words: string): Promise<void> {
  await contours(page).waitFor()
  await expect.poll(() => textOf(page), { timeout: 30_000 }).toContain(words.trim())
}

async function askToLeave(page: Page) {
  await page.getByRole('button', { name: /^Compte/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  return page.getByRole('alertdialog')
}
