import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { caretTo } from '#tests/support/caret'
import { inspect } from './inspection.ts'
import { contours, openSheet, openStage, phone, type Stage, saved, typeAtEnd, type Visitor } from './stage.ts'

describe('writing together on the demonstration meeting', { timeout: 120_000 }, () => {
  let stage: Stage
  let awa: Visitor
  let bruno: Visitor
  let chloe: Visitor

  beforeAll(async () => {
    stage = await openStage()
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', fonction: 'Chargée de mission' })
    bruno = await stage.join({ nom: 'Bruno', organisme: 'Ville test', mode: 'distance' })
    chloe = await stage.join({ nom: 'Chloé', organisme: 'ODDS', size: phone })
    for (const { page } of [awa, bruno, chloe]) await openSheet(page, 1)
  }, 60_000)
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  test('two people type in the same objective at once and both texts are there', async () => {
    await Promise.all([
      typeAtEnd(awa.page, 'Contours', 'Un kit par commune. '),
      typeAtEnd(bruno.page, 'Contours', 'Un référent par ville. '),
    ])
    for (const { page } of [awa, bruno, chloe]) {
      await expect
        .poll(() => letters(page), { timeout: 15_000 })
        .toBe(sorted('Un kit par commune. Un référent par ville. '))
      await saved(page)
    }
    const texts = await Promise.all([awa, bruno, chloe].map(({ page }) => ownText(page)))
    expect(new Set(texts).size).toBe(1)
  })

  test('others see a caret with the organisation, never the name', async () => {
    await contours(awa.page).click()
    await bruno.page.locator('.prose .curseur[data-nom="Plaine Commune"]').first().waitFor()
    expect(await bruno.page.locator('[data-nom*=Awa]').count()).toBe(0)
    expect(await ownText(bruno.page)).not.toContain('Awa')
  })

  test('what is typed offline is kept through a reload, said truthfully, and merged on return', async () => {
    await bruno.context.setOffline(true)
    await bruno.page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    await typeAtEnd(bruno.page, 'Contours', ' Écrit sans réseau.')
    await typeAtEnd(awa.page, 'Contours', ' Écrit en salle.')
    await saved(awa.page)
    expect(await ownText(awa.page)).not.toContain('sans réseau')
    expect(await bruno.page.locator('[data-save]').innerText()).toMatch(/Hors ligne depuis .+\s: gardé ici/)
    await bruno.context.setOffline(false)
    await saved(bruno.page)
    for (const { page } of [awa, bruno, chloe]) {
      await expect.poll(() => ownText(page), { timeout: 15_000 }).toContain('Écrit en salle.')
      await expect.poll(() => ownText(page), { timeout: 15_000 }).toContain('Écrit sans réseau.')
    }
  })

  test('a row somebody else removes leaves its words to whoever was writing in it, who may put it back', async () => {
    const quoi = ({ page }: Visitor) => page.getByRole('textbox', { name: 'S’engage à' })
    await awa.page.getByRole('button', { name: 'Ajouter un engagement' }).click()
    for (const one of [awa, bruno]) await quoi(one).waitFor()
    await quoi(bruno).fill('Relire la cartographie')
    await awa.page.getByRole('button', { name: 'Retirer Relire la cartographie' }).click()
    const qui = bruno.page.getByRole('textbox', { name: 'Qui', exact: true })
    await qui.fill('Plaine Commune')
    await awa.page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click()
    const said = bruno.page.getByRole('alert').filter({ hasText: 'a retiré une ligne où vous écriviez' })
    await said.waitFor()
    for (const words of ['Relire la cartographie', 'Plaine Commune']) expect(await said.innerText()).toContain(words)
    expect(await awa.page.getByText('a retiré une ligne').count()).toBe(0)
    await inspect(bruno.page)
    await said.getByRole('button', { name: 'Remettre la ligne' }).click()
    await expect.poll(() => quoi(awa).inputValue()).toBe('Relire la cartographie')
    await expect
      .poll(() => awa.page.getByRole('textbox', { name: 'Qui', exact: true }).inputValue())
      .toBe('Plaine Commune')
    await said.waitFor({ state: 'detached' })
    for (const { page } of [awa, bruno]) await saved(page)
  })

  test('two people in one line at once each see what the other wrote, and either text can be kept', async () => {
    const qui = ({ page }: Visitor) => page.getByRole('textbox', { name: 'Qui', exact: true })
    const told = ({ page }: Visitor, words: string) =>
      page.locator('.champ-autre').filter({ hasText: `L’autre texte : ${words}` })
    await qui(bruno).fill('P')
    // At the very same instant either key may win: here the second one follows the first.
    await expect.poll(() => qui(awa).inputValue(), { timeout: 20_000 }).toBe('P')
    await qui(awa).fill('Caf')
    await told(bruno, 'Caf').waitFor()
    // The last key wins, and says so to whoever it wins over.
    await qui(bruno).press('End')
    await qui(bruno).pressSequentially('MI')
    await told(awa, 'PMI').waitFor()
    for (const one of [awa, bruno]) await qui(one).blur()
    expect(await Promise.all([awa, bruno].map((one) => qui(one).inputValue()))).toEqual(['PMI', 'PMI'])
    for (const one of [awa, bruno]) await told(one, 'Caf').waitFor()
    await inspect(awa.page)
    await awa.page.getByRole('button', { name: 'Garder l’autre texte' }).click()
    for (const one of [awa, bruno]) await expect.poll(() => qui(one).inputValue()).toBe('Caf')
    await told(awa, 'Caf').waitFor({ state: 'detached' })
    await bruno.page.getByRole('button', { name: 'Ne plus afficher' }).click()
    await bruno.page.locator('.champ-autre').waitFor({ state: 'detached' })
    for (const { page } of [awa, bruno]) await saved(page)
  })

  test('text typed while the server is away survives a reload of the page', async () => {
    await stage.killServer()
    await typeAtEnd(chloe.page, 'Contours', ' Tapé serveur arrêté.')
    await chloe.page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    await stage.restartServer()
    await chloe.page.reload()
    await contours(chloe.page).waitFor()
    await saved(chloe.page)
    for (const { page } of [awa, chloe])
      await expect.poll(() => ownText(page), { timeout: 30_000 }).toContain('Tapé serveur arrêté.')
    await saved(awa.page)
  })

  test('the server is killed while three type: every acknowledged character is there and clients resume alone', async () => {
    const writers = [awa, bruno, chloe]
    for (const { page } of writers) await saved(page)
    const typing = writers.map(async ({ page }, i) => {
      await caretTo(contours(page), 'last')
      for (let n = 0; n < 40; n++) await page.keyboard.type(`${'abc'[i]}${String(n).padStart(2, '0')} `, { delay: 15 })
    })
    await expect.poll(() => ownText(awa.page), { timeout: 20_000 }).toContain('b05')
    await stage.killServer()
    await Promise.all(typing)
    await stage.restartServer()
    for (const { page } of writers) await saved(page)
    const texts = await Promise.all(
      writers.map(async ({ page }) => {
        await expect.poll(() => ownText(page), { timeout: 20_000 }).toContain('c39')
        return ownText(page)
      }),
    )
    // Words of one person may be cut by another's: letters are counted, none is lost or doubled.
    for (const text of texts) {
      const typed = sorted(text)
      for (const i of [0, 1, 2]) expect(count(typed, 'abc'[i] ?? '')).toBeGreaterThanOrEqual(40)
    }
    await expect.poll(async () => new Set(await Promise.all(writers.map(({ page }) => ownText(page)))).size).toBe(1)
  })
})

const sorted = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
const count = (text: string, letter: string) => [...text].filter((c) => c === letter).length
const letters = async (page: Visitor['page']) => sorted(await ownText(page))

/** The words of the first objective without the labels of carets. */
const ownText = (page: Visitor['page']) =>
  contours(page).evaluate((node) => {
    const copy = node.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('[class*=curseur]')) caret.remove()
    return copy.textContent ?? ''
  })
