import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage, seanceOf, type Visitor } from './stage.ts'

describe('an empty workspace, from nothing to a meeting somebody joins', () => {
  let stage: Stage
  let animation: Visitor

  beforeAll(async () => {
    stage = await openStage({ vide: true })
    animation = await stage.admin()
  })
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  test('the administrator creates a group with its scheme and its axis, and is led to its page', async () => {
    const { page } = animation
    await page.getByRole('button', { name: 'Créer un groupe de travail' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nouveau groupe de travail' })
    await dialog.getByRole('button', { name: 'Créer le groupe' }).click()
    await dialog.getByText('Donnez un titre au groupe.').waitFor()
    const titre = dialog.getByRole('textbox', { name: 'Titre du groupe' })
    await expect.poll(() => titre.evaluate((field) => field === document.activeElement)).toBe(true)
    await titre.fill('Groupe « Lecture »')
    await dialog.getByRole('textbox', { name: 'Titre du schéma' }).fill('Schéma d’essai')
    await dialog.getByRole('combobox', { name: 'Axe' }).selectOption({ label: 'Nouvel axe…' })
    await dialog.getByRole('textbox', { name: 'Numéro de l’axe' }).fill('2')
    await dialog.getByRole('textbox', { name: 'Titre de l’axe' }).fill('Accueillir')
    await dialog.getByRole('button', { name: 'Créer le groupe' }).click()
    await page.getByRole('heading', { level: 1, name: 'Groupe « Lecture »' }).waitFor()
    await page.getByText('Axe 2 — Accueillir').waitFor()
  })

  test('a fiche is added to the axis, and a second group to the scheme that now exists', async () => {
    const { page } = animation
    await page.getByRole('link', { name: 'Axe 2' }).click()
    await page.getByRole('button', { name: 'Ajouter une fiche action' }).click()
    const fiche = page.getByRole('dialog', { name: 'Nouvelle fiche action' })
    await fiche.getByRole('textbox', { name: 'Intitulé' }).fill('Ouvrir le samedi')
    await fiche.getByRole('textbox', { name: 'Numéro' }).fill('2.1')
    await fiche.getByRole('button', { name: 'Créer la fiche' }).click()
    await page.getByRole('heading', { level: 1, name: /Ouvrir le samedi/ }).waitFor()
    await page.goto(stage.url)
    await page.getByRole('button', { name: 'Ajouter un groupe' }).click()
    const groupe = page.getByRole('dialog', { name: 'Nouveau groupe de travail' })
    await groupe.getByRole('textbox', { name: 'Titre du groupe' }).fill('Second groupe')
    await groupe.getByRole('combobox', { name: 'Axe' }).selectOption({ label: 'Axe 2 — Accueillir' })
    await groupe.getByRole('button', { name: 'Créer le groupe' }).click()
    await page.getByRole('heading', { level: 1, name: 'Second groupe' }).waitFor()
    await page.getByText('Axe 2 — Accueillir').waitFor()
  })

  test('a meeting is prepared with two items and a sub-group, and its welcome opens', async () => {
    const { page } = animation
    await page.getByRole('link', { name: 'Préparer une séance' }).click()
    await page.getByLabel('Date').fill('2026-09-15')
    for (const titre of ['Tour de table', 'Relecture du projet']) {
      await page.getByRole('button', { name: 'Ajouter un point' }).click()
      await page.keyboard.type(titre)
    }
    await page.getByRole('button', { name: 'Déplacer : point 2' }).hover()
    await page.mouse.down()
    await page
      .locator('.preparation-point')
      .first()
      .hover({ position: { x: 5, y: 3 } })
    await page.mouse.up()
    await page.getByRole('status').getByText('Déplacé : point 1').waitFor({ state: 'attached' })
    const titles = page.locator('.preparation-points textarea')
    expect(await titles.evaluateAll((all) => all.map((t) => (t as HTMLTextAreaElement).value))).toEqual([
      'Relecture du projet',
      'Tour de table',
    ])
    await page.getByRole('button', { name: 'Ajouter un sous-groupe' }).click()
    await page.keyboard.type('Accueil des enfants')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.waitForURL('**/seances/*/preparer')
    await page.getByRole('button', { name: 'Ouvrir l’accueil' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ouvrir l’accueil' }).click()
    await page.getByRole('link', { name: 'Aller à la séance' }).click()
    await page.getByRole('button', { name: 'Code d’accès' }).waitFor()
  })

  test('a member joins the meeting by its code and finds the items and the sheet', async () => {
    const { page } = animation
    await page.getByRole('button', { name: 'Code d’accès' }).click()
    const code = await page.locator('.code-lettres').innerText()
    const awa = await stage.join({ nom: 'Awa', organisme: 'Ville test' }, code)
    await awa.page.getByText('Relecture du projet').first().waitFor()
    const { documents } = await seanceOf(awa.page)
    expect(documents.filter((d) => d.kind === 'sous-groupe').map((d) => d.title)).toEqual(['Accueil des enfants'])
    await page.getByRole('button', { name: 'Fermer' }).last().click()
    await page.getByText('1 en salle').first().waitFor()
  })
})
