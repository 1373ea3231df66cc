/** One of three is offline when the meeting closes: named, left out, back, offered, brought in, told. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeCodes } from '#shared/sync/close-codes'
import { inspect } from './inspection.ts'
import {
  contours,
  laptop,
  openSheet,
  openStage,
  phone,
  type Stage,
  saved,
  tablet,
  typeAtEnd,
  type Visitor,
} from './stage.ts'

const LONG = 120_000

describe('the control tower', { timeout: LONG }, () => {
  let stage: Stage
  let animation: Visitor
  let awa: Visitor
  let bruno: Visitor
  let chloe: Visitor
  let sheet: string

  beforeAll(async () => {
    stage = await openStage()
    animation = await stage.admin()
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
    bruno = await stage.join({ nom: 'Bruno', organisme: 'ODDS', mode: 'distance' })
    chloe = await stage.join({ nom: 'Chloé', organisme: 'Ville test', size: phone })
    await animation.page.goto(chloe.page.url())
    for (const { page } of [awa, bruno, chloe]) sheet = await openSheet(page, 1)
  }, LONG)
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  const presence = () => animation.page.getByRole('region', { name: 'Présence' })
  const closing = () => animation.page.getByRole('alertdialog')
  const tray = () => animation.page.getByRole('region', { name: 'Arrivé après la clôture' })

  test('those who run the meeting see who is linked, and who no longer is', async () => {
    await presence().getByText('4 connecté·es').waitFor()
    await typeAtEnd(bruno.page, 'Contours', 'En ligne. ')
    await saved(bruno.page)
    await bruno.context.setOffline(true)
    await bruno.page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    await typeAtEnd(bruno.page, 'Contours', 'Tapé dans le train.')
    await presence()
      .getByText(/1 hors ligne depuis/)
      .waitFor({ timeout: 45_000 })
    await presence().getByText('3 connecté·es').waitFor()
    await presence()
      .getByRole('button', { name: /^Qui est relié/ })
      .click()
    const list = animation.page.getByRole('dialog')
    await list
      .getByRole('region', { name: /^À surveiller/ })
      .getByText('Bruno')
      .waitFor()
    await list.getByText(/Hors ligne depuis/).waitFor()
    await list.getByText(/Écrivait quand la liaison a été coupée/).waitFor()
    await atEachSize(animation.page)
    await animation.page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })

  test('nothing moves on a phone while one types, and what goes wrong stays in sight further down', async () => {
    const { page, context } = chloe
    // Another sheet: what is typed here must not stand beside what waits to be compared in the first.
    await openSheet(page, 2)
    await page.evaluate(() => {
      const bar = document.querySelector<HTMLElement>('.barre')
      if (bar === null) return
      const { dataset } = document.body
      const note = () => {
        const state = bar.querySelector<HTMLElement>('[data-save]')?.dataset.save
        const seen = new Set(dataset.seen?.split(' ') ?? [])
        dataset.seen = [...seen.add(`${state}:${bar.offsetHeight}`)].join(' ')
      }
      note()
      new MutationObserver(note).observe(bar, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    await typeAtEnd(page, 'Contours', 'Tapé sur un téléphone.')
    await saved(page)
    const seen = ((await page.evaluate(() => document.body.dataset.seen)) ?? '').split(' ').map((s) => s.split(':'))
    expect(seen.map(([state]) => state)).toContain('attente')
    expect(new Set(seen.map(([, height]) => height)).size, seen.join(' ')).toBe(1)
    await context.setOffline(true)
    await page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page
      .locator('.sg-rappel')
      .getByText(/Hors ligne depuis/)
      .waitFor()
    await inspect(page)
    await context.setOffline(false)
    await saved(page)
    await page
      .locator('.sg-rappel')
      .getByText(/Hors ligne depuis/)
      .waitFor({ state: 'detached' })
  })

  test('an answer that no longer comes is not taken for news', async () => {
    await animation.page.route('**/liaisons', (route) => route.abort())
    await presence()
      .getByText(/Liaisons inconnues depuis/)
      .waitFor({ timeout: 30_000 })
    expect(
      await presence()
        .getByText(/connecté·es/)
        .count(),
    ).toBe(0)
    await animation.page.unroute('**/liaisons')
    await presence().getByText('3 connecté·es').waitFor({ timeout: 30_000 })
  })

  test('closing names whoever is late, and can be given up', async () => {
    await animation.page.getByRole('button', { name: 'Clôturer la séance' }).first().click()
    await closing().getByRole('button', { name: 'Clôturer la séance' }).click()
    await closing().getByText('Il manque peut-être le texte d’une personne').waitFor({ timeout: 30_000 })
    await closing().getByText('Bruno').waitFor()
    await closing().getByText('ODDS').waitFor()
    const focus = await animation.page.evaluate(() => document.activeElement?.textContent)
    expect(focus).toBe('Attendre encore')
    await atEachSize(animation.page)
    await closing().getByRole('button', { name: 'Annuler' }).click()
    await closing().waitFor({ state: 'detached' })
    await animation.page.getByText('En séance', { exact: true }).first().waitFor()
  })

  test('closed without them, their text comes to the tray as soon as they are back', async () => {
    await animation.page.getByRole('button', { name: 'Clôturer la séance' }).first().click()
    await closing().getByRole('button', { name: 'Clôturer la séance' }).click()
    await closing()
      .getByRole('button', { name: /^Clôturer sans (cette|ces) personne/ })
      .click({ timeout: 30_000 })
    await animation.page.getByText('Clôturée', { exact: true }).first().waitFor()
    await tray().getByText('Rien n’est arrivé après la clôture.').waitFor()
    await bruno.context.setOffline(false)
    await bruno.page.locator('[data-save=refuse]').waitFor({ timeout: 45_000 })
    await tray().getByRole('heading', { name: /Bruno/ }).waitFor({ timeout: 30_000 })
    await tray().getByText('Tapé dans le train.').first().waitFor()
    await animation.page.getByRole('button', { name: '1 texte arrivé après la clôture' }).click()
    const moved = await animation.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
    expect(moved, 'the columns scroll, never the page').toBe(0)
    await bruno.page.goto(`${stage.url}/brouillons`)
    await bruno.page.getByText('Transmis à l’animation').first().waitFor()
    await inspect(bruno.page)
    await atEachSize(animation.page)
  })

  test('brought in, it is in the sheet for everyone, and its author is told', async () => {
    await tray()
      .getByRole('button', { name: /^Reprendre le texte de Bruno/ })
      .click()
    await tray().getByText('Plus rien à examiner.').waitFor()
    await tray().getByText('1 texte déjà traité').click()
    await tray().getByText('Repris', { exact: true }).waitFor()
    const reader = await stage.visitor()
    await reader.context.addCookies(await animation.context.cookies())
    await reader.page.goto(`${new URL(animation.page.url()).href}/sous-groupes/${sheet}`)
    await expect.poll(() => contours(reader.page).innerText(), { timeout: 20_000 }).toContain('Tapé dans le train.')
    await awa.page.getByText('Tapé dans le train.').first().waitFor()
    await bruno.page.getByText('Repris dans la séance').first().waitFor({ timeout: 30_000 })
    await inspect(bruno.page)
    await reader.context.close()
  })

  test('a page of a former version asks once to be reloaded, and waits for nothing', async () => {
    const late = await stage.visitor(phone)
    await late.context.addCookies(await awa.context.cookies())
    await late.context.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: closeCodes.reloadNeeded.code }))
    await late.page.goto(awa.page.url())
    await late.page.getByRole('button', { name: 'Recharger la page' }).waitFor()
    await late.page.getByText('Il s’ouvrira une fois la page rechargée.').waitFor()
    expect(await late.page.getByText('Une nouvelle version est en place.').count()).toBe(1)
    expect(await late.page.locator('.etat-attente').count()).toBe(0)
    await inspect(late.page)
    await late.context.close()
  })
})

/** The page as it stands, dialog included, on the three screens. */
async function atEachSize(page: Page): Promise<void> {
  for (const size of [tablet, phone, laptop]) {
    await page.setViewportSize(size)
    await inspect(page)
  }
}
