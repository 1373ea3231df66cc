import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from './inspection.ts'
import { openSheet, openStage, phone, type Stage, saved, seanceOf, typeAtEnd, type Visitor } from './stage.ts'

describe('the relevé of the demonstration meeting', { timeout: 60_000 }, () => {
  let stage: Stage
  let animation: Visitor
  let awa: Visitor
  let seance: string

  beforeAll(async () => {
    stage = await openStage()
    animation = await stage.admin()
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', size: phone })
    seance = `${stage.url}/seances/${(await seanceOf(awa.page)).id}`
  }, 60_000)
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  test('every line, noted from the cockpit, a phone or a paragraph, leads back to where it was said', async () => {
    await animation.page.goto(seance)
    await animation.page.getByRole('button', { name: 'Noter au relevé' }).click()
    await animation.page.getByRole('textbox', { name: 'Texte' }).fill('Le groupe de suivi est créé')
    await animation.page.getByRole('button', { name: 'Terminé' }).click()

    await awa.page.getByRole('button', { name: 'Noter au relevé' }).click()
    await awa.page.getByRole('radio', { name: 'Question' }).check()
    await awa.page.getByRole('textbox', { name: 'Texte' }).fill('Qui anime le réseau ?')
    await awa.page.getByRole('button', { name: 'Terminé' }).click()

    await openSheet(awa.page, 1)
    await typeAtEnd(awa.page, 'Attendus', 'Transmettre la cartographie /eng')
    await awa.page.getByRole('option', { name: 'Engagement', selected: true }).waitFor()
    await awa.page.keyboard.press('Enter')
    await awa.page.getByRole('button', { name: 'Je m’en charge' }).click()
    await inspect(awa.page)
    await awa.page.getByRole('button', { name: 'Terminé' }).click()
    await saved(awa.page)

    const { page } = animation
    await page.goto(`${seance}/releve`)
    const lines = page.locator('.releve-ligne')
    await lines.nth(2).waitFor()
    expect(await lines.count()).toBe(3)
    await page.getByText('À compléter sur 3').waitFor()
    await inspect(page)
    for (const words of ['Le groupe de suivi est créé', 'Qui anime le réseau ?', 'Transmettre la cartographie']) {
      await page.goto(`${seance}/releve`)
      await lines.filter({ hasText: words }).getByRole('link').click()
      await arrived(page)
    }
    expect(await page.locator('p[data-releve]').innerText()).toContain('Transmettre la cartographie')

    await page.goto(`${seance}/releve`)
    await page.getByRole('button', { name: 'Lire à voix haute' }).click()
    const wall = await animation.context.newPage()
    await wall.setViewportSize({ width: 1280, height: 720 })
    await wall.goto(`${seance}/projeter`)
    await wall.locator('.projection-lue', { hasText: 'Le groupe de suivi est créé' }).waitFor()
    await wall.getByText('responsable à désigner, date à fixer').waitFor()
    await awa.page.goto(`${seance}/releve`)
    const read = awa.page.getByRole('region', { name: /^Lu à voix haute/ })
    await read.getByText('1 sur 3').waitFor()
    await page.getByRole('button', { name: 'Suivante' }).press('ArrowRight')
    await read.getByText('2 sur 3').waitFor()
    await wall.locator('.projection-lue', { hasText: 'Transmettre la cartographie' }).waitFor()
    await inspect(page)
    await page.getByRole('button', { name: 'Arrêter la lecture' }).click()
    await read.waitFor({ state: 'detached' })
    await wall.close()
  })

  test('closing shows what is left on a phone, and the end says what is asked of me', async () => {
    const { page } = animation
    await page.setViewportSize(phone)
    await page.goto(seance)
    await page.getByRole('button', { name: 'Clôturer la séance' }).first().click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('3 lignes, 1 sans responsable, 2 sans date').waitFor()
    await inspect(page)
    const confirm = dialog.getByRole('button', { name: 'Clôturer la séance' })
    const box = await confirm.boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.height)
    await confirm.click()

    await awa.page.goto(seance)
    const asked = awa.page.getByRole('region', { name: 'Ce qui m’est demandé' })
    await asked.getByText('Transmettre la cartographie').waitFor()
    await awa.page.getByRole('radio', { name: /^4/ }).check()
    await inspect(awa.page)
    await awa.page.getByRole('button', { name: 'Envoyer' }).click()
    await awa.page.getByText('Merci').waitFor()
    await awa.page.getByRole('button', { name: 'Quelqu’un d’autre répond' }).click()
    await awa.page.getByRole('radio', { name: /^2/ }).check()
    await awa.page.getByRole('button', { name: 'Envoyer' }).click()
    await awa.page.getByText('votre réponse (2 sur 5) est reçue').waitFor()
    await awa.page.getByRole('link', { name: 'Lire tout le relevé' }).click()
    await awa.page.getByText('Le groupe de suivi est créé').waitFor()
    expect(await awa.page.getByRole('button', { name: /Noter|Modifier/ }).count()).toBe(0)
  })
})

/** The place the address names is there, and in sight. */
const arrived = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const box = document.getElementById(location.hash.slice(1))?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
  })
