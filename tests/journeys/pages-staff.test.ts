import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { template, wide } from '#tests/export/modele-essai'
import { check, furnish, inspect, type Places } from './inspection.ts'
import { openStage, type Stage, saved, type Visitor } from './stage.ts'

/** name → path */
const pages: Record<string, (p: Places) => string> = {
  accueil: () => '/',
  schéma: (p) => `/schemas/${p.schema}`,
  'schéma ancien': (p) => `/schemas/${p.ancienSchema}`,
  axe: (p) => `/axes/${p.axe}`,
  suivi: (p) => `/axes/${p.axe}/suivi`,
  fiche: (p) => `/fiches/${p.fiche}`,
  groupe: (p) => `/groupes/${p.groupe}`,
  'nouvelle séance': (p) => `/groupes/${p.groupe}/seances/nouvelle`,
  instantanés: (p) => `/groupes/${p.groupe}/instantanes`,
  instantané: (p) => `/instantanes/${p.instantane}`,
  'évolutions d’une fiche': (p) => `/fiches/${p.fiche}/evolutions`,
  'fiche figée': (p) => `/instantanes/${p.instantane}/documents/${p.fiche}`,
  'instantanés d’une fiche': (p) => `/documents/${p.fiche}/instantanes`,
  comparer: (p) => `/instantanes/${p.instantane}/comparer/maintenant`,
  'animer la séance': (p) => `/seances/${p.seance}`,
  préparer: (p) => `/seances/${p.seance}/preparer`,
  invitations: (p) => `/seances/${p.seance}/inviter`,
  émargement: (p) => `/seances/${p.seance}/emargement`,
  'feuille à imprimer': (p) => `/seances/${p.seance}/emargement/imprimer`,
  'saisie depuis le papier': (p) => `/seances/${p.seance}/emargement/papier`,
  'fiches à imprimer': (p) => `/seances/${p.seance}/fiches/imprimer`,
  affiche: (p) => `/seances/${p.seance}/affiche`,
  projeter: (p) => `/seances/${p.seance}/projeter`,
  'sous-groupe': (p) => `/seances/${p.seance}/sous-groupes/${p.sheet}`,
  livrable: (p) => `/livrables/${p.livrable}`,
  restitution: (p) => `/restitutions/${p.restitution}`,
  brouillons: () => '/brouillons',
  administration: () => '/administration',
  'adresse inconnue': () => '/nulle-part',
}

describe('every page of the staff', () => {
  let stage: Stage
  let staff: Visitor
  let places: Places

  beforeAll(async () => {
    stage = await openStage()
    staff = await stage.admin()
    places = await furnish(staff, await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' }))
  })
  afterAll(() => stage.close())

  test.each(Object.keys(pages))('%s', (name) => check(stage, staff, pages[name]?.(places) ?? ''))

  test('the template of slides is refused with its reason, put, then taken away, from the page', async () => {
    const { page } = staff
    const choose = (name: string, buffer: Uint8Array) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) })
    await page.goto(`${stage.url}/administration`)
    await page.getByRole('tab', { name: 'Diaporamas' }).click()
    await page.getByText('Aucun modèle').waitFor()
    await choose('macros.pptx', template(wide, { 'ppt/vbaProject.bin': 'Sub Hostile()' }))
    await page.getByRole('alert').getByText('il contient des macros').waitFor()
    await choose('charte du comité.pptx', template(wide))
    await page.getByText('Un modèle est en place').waitFor()
    await page.getByText('n’a pas été gardé').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Retirer le modèle' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer le modèle' }).click()
    await page.getByText('Aucun modèle').waitFor()
  })

  test('a fiche adopted on an earlier day, from a snapshot that holds it, then proposed otherwise', async () => {
    const { page } = staff
    const evolutions = `${stage.url}/fiches/${places.fiche}/evolutions`
    await page.goto(evolutions)
    await page.getByRole('button', { name: 'Noter l’adoption' }).click()
    const dialog = page.getByRole('dialog')
    const year = dialog.getByLabel('Année du plan d’actions')
    const given = await year.inputValue()
    await year.fill('25')
    await dialog.getByRole('button', { name: 'Adopter cette version' }).click()
    await expect.poll(() => year.evaluate((field) => field === document.activeElement)).toBe(true)
    await year.fill(given)
    await dialog.getByLabel('Adoptée le').fill('2999-01-01')
    await dialog.getByText('n’est pas encore venu').waitFor()
    await dialog.getByLabel('Adoptée le').fill('2025-03-18')
    await dialog.getByText('La fiche a pu changer depuis ce jour').waitFor()
    await dialog.getByRole('option', { name: /^Avant la pause/ }).waitFor({ state: 'attached' })
    const kept = await dialog.getByRole('option', { name: /^Avant la pause/ }).textContent()
    await dialog.getByLabel('Version adoptée').selectOption({ label: kept ?? '' })
    await inspect(page)
    await dialog.getByRole('button', { name: 'Adopter cette version' }).click()
    await page.getByText(/adoptée le 18 mars 2025/).waitFor()
    await page.getByText('Aucune proposition d’évolution').waitFor()

    await page.goto(`${stage.url}/fiches/${places.fiche}`)
    await page.getByRole('textbox', { name: /ilote/ }).first().fill('Plaine Commune')
    await saved(page)
    await page.goto(evolutions)
    await page.getByRole('heading', { name: 'Version de travail' }).first().waitFor()
    await check(stage, staff, `/fiches/${places.fiche}/evolutions`)
    await page.getByRole('button', { name: 'Exporter' }).click()
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger' }).click()
    expect((await file).suggestedFilename()).toMatch(/^Propositions d.évolution du plan d.actions.*\.docx$/)
  })

  test('the committee gets a synthesis drawn from a meeting of one of its groups, frozen by hand', async () => {
    const { page } = staff
    await page.goto(`${stage.url}/groupes/${places.groupe}/instantanes`)
    await page.getByRole('button', { name: 'Prendre un instantané' }).click()
    await page.getByLabel('Nom de l’instantané').fill('Pour le comité')
    await page.getByText('Une séance', { exact: true }).click()
    await page.getByLabel('Séance', { exact: true }).waitFor()
    await inspect(page)
    await page.getByRole('button', { name: 'Prendre l’instantané' }).click()
    await page.getByRole('link', { name: 'Pour le comité', exact: true }).waitFor()

    await page.goto(stage.url)
    await page.getByRole('link', { name: /^Comité départemental/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Comité départemental/ }).waitFor()
    await page
      .getByRole('region', { name: 'Groupes réunis' })
      .getByRole('link', { name: 'Groupe de travail Axe 5' })
      .waitFor()
    await inspect(page)
    await page.getByRole('link', { name: 'Instantanés du comité' }).click()
    await page.getByRole('button', { name: 'Nouvelle restitution' }).click()
    await page
      .getByRole('checkbox', { name: /^Pour le comité, séance du 1er juillet 2025, Groupe de travail Axe 5/ })
      .waitFor()
    expect(await page.getByLabel('Modèle').locator('option:checked').textContent()).toMatch(/^Synthèse/)
    await inspect(page)
    const chosen = page.getByRole('dialog').getByRole('checkbox', { checked: true })
    const ticked = await chosen.evaluateAll((boxes) => boxes.length)
    for (let left = ticked; left > 0; left--) await chosen.first().uncheck({ force: true })
    await page.getByRole('button', { name: 'Créer et ouvrir' }).click()
    const first = page.getByRole('dialog').getByRole('checkbox').first()
    await expect.poll(() => first.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.getByText('Choisissez au moins un instantané.').waitFor()
    await inspect(page)
    await page
      .getByRole('checkbox', { name: /^Pour le comité, séance du 1er juillet 2025, Groupe de travail Axe 5/ })
      .check({ force: true })
    await page.getByRole('button', { name: 'Créer et ouvrir' }).click()
    await page.getByText(/^Se sont réunis\s: Groupe de travail Axe 5, le 1er juillet 2025/).waitFor()
    await saved(page)
    await inspect(page)
  })

  test('the poster is one sheet, each sub-group has one of its own, and all of it is black', async () => {
    const sheets: number[] = []
    for (const name of ['affiche', 'fiches à imprimer', 'feuille à imprimer']) {
      await staff.page.goto(stage.url + pages[name]?.(places))
      await staff.page.locator('.papier').last().waitFor()
      const pdf = (await staff.page.pdf({ preferCSSPageSize: true })).toString('latin1')
      sheets.push(Number(/\/Count (\d+)/.exec(pdf)?.[1]))
      await staff.page.emulateMedia({ media: 'print' })
      expect(await staff.page.evaluate(coloured), name).toEqual([])
      await staff.page.emulateMedia({ media: null })
    }
    expect(sheets).toEqual([1, 3, 1])
  })
})

/** What would need ink of another colour to be read. */
function coloured(): string[] {
  const grey = (colour: string) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha === 0 || Math.max(r, g, b) - Math.min(r, g, b) < 24
  }
  return [...document.querySelectorAll('.papier *')].flatMap((node) => {
    const { color, backgroundColor, borderTopColor } = getComputedStyle(node)
    return [color, backgroundColor, borderTopColor].every(grey) ? [] : [`${node.tagName} ${node.className}`]
  })
}
