import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspect } from './inspection.ts'
import { contours, openSheet, openStage, phone, type Stage, seanceOf } from './stage.ts'

let stage: Stage
let admin: Page
beforeAll(async () => {
  stage = await openStage()
  admin = (await stage.admin()).page
})
afterAll(async () => {
  await stage.close()
})

it('a proposal is made on a phone, reworded in the cockpit, and points are seen once revealed', {
  timeout: 120_000,
}, async () => {
  const { page: awa } = await stage.join({ nom: 'Awa', organisme: 'Caf', size: phone })
  const { id } = await seanceOf(awa)
  await admin.goto(`${stage.url}/seances/${id}`)

  await awa.getByRole('button', { name: 'Ajouter une proposition' }).click()
  await awa.getByRole('textbox', { name: 'Action proposée' }).fill('Un annuaire des lieux d’accueil')
  await awa.getByRole('button', { name: 'Ajouter', exact: true }).click()

  await admin.getByRole('heading', { name: 'Propositions', exact: true }).click()
  await admin.getByRole('button', { name: 'Autre suite : Un annuaire' }).click()
  await admin.getByRole('menuitem', { name: 'Reformuler' }).click()
  await admin.getByRole('textbox', { name: 'Nouvelle rédaction' }).fill('Un annuaire tenu par la Caf')
  await admin.getByRole('button', { name: 'Reformuler', exact: true }).click()
  await awa.getByText('Un annuaire tenu par la Caf', { exact: true }).waitFor()
  await awa.getByText('« Un annuaire des lieux d’accueil »').waitFor()

  await admin.getByRole('button', { name: 'Départager par gommettes' }).click()
  await admin.getByRole('button', { name: 'Donner les gommettes' }).click()
  const more = awa.getByRole('button', { name: 'Une gommette de plus : Un annuaire' })
  await more.click()
  await more.click()
  await awa.getByText('Encore 1 gommette à poser. Enregistré.').waitFor()
  await awa.reload()
  await awa.getByText('Encore 1 gommette à poser.').waitFor()

  // Dora has no device: she gives hers on Awa's.
  await awa.getByRole('link', { name: 'Nous sommes plusieurs autour de cet appareil' }).click()
  await awa.getByRole('combobox', { name: 'Nom' }).fill('Dora')
  await awa.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await awa.getByRole('button', { name: 'Retirer de cet appareil : Dora' }).waitFor()
  await awa.getByRole('link', { name: 'Revenir à la séance' }).click()
  await awa.getByText('Saisi pour : Awa, Dora').waitFor()
  await awa.getByRole('button', { name: 'Noter au relevé' }).click()
  await awa.getByRole('textbox', { name: 'Texte' }).fill('Un annuaire par ville')
  await awa.getByRole('button', { name: 'Terminé' }).click()
  await admin.getByText('saisi pour Awa et Dora').waitFor()
  await awa.getByText('Dora', { exact: true }).click()
  await awa.getByText('Encore 3 gommettes à poser.').waitFor()
  await more.click()
  await awa.getByText('Encore 2 gommettes à poser. Enregistré.').waitFor()
  await inspect(awa)
  await admin.getByText('dont 1 sur l’appareil d’une autre personne').waitFor()

  await admin.getByText('2 personnes ont posé les leurs').waitFor()
  expect(await admin.getByText('3 gommettes', { exact: true }).count()).toBe(0)
  await admin.getByRole('button', { name: 'Révéler les gommettes' }).click()
  await admin.getByRole('button', { name: 'Révéler', exact: true }).click()
  const first = awa.locator('.proposition').first()
  await first.getByText('3 gommettes', { exact: true }).waitFor()
  await first.getByText('Un annuaire tenu par la Caf', { exact: true }).waitFor()
  await inspect(admin)
  expect(stage.faults()).toEqual([])
})

it('what each writes alone outlives a reload, and is in the sheet once revealed', { timeout: 120_000 }, async () => {
  const { page: bruno } = await stage.join({ nom: 'Bruno', organisme: 'Mairie', size: phone })
  const { id } = await seanceOf(bruno)
  await admin.goto(`${stage.url}/seances/${id}`)
  await bruno
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click()
  await admin.getByRole('button', { name: 'Faire écrire chacun·e de son côté' }).click()
  await admin.getByRole('button', { name: 'Demander', exact: true }).click()

  const mine = bruno.getByRole('textbox', { name: 'Votre idée pour' })
  await mine.fill('Un kit pour les lieux d’accueil')
  // Gone before any pause: only the device has it.
  await bruno.reload()
  await bruno.getByText('Enregistré.', { exact: true }).waitFor()
  expect(await mine.inputValue()).toBe('Un kit pour les lieux d’accueil')
  await inspect(bruno)

  await openSheet(admin, 1)
  expect(await admin.getByText('Un kit pour les lieux').count()).toBe(0)
  await admin.goBack()
  await admin.getByText('1 personne a écrit.').waitFor()
  await admin.getByRole('button', { name: 'Révéler les textes' }).click()
  await admin.getByRole('button', { name: 'Révéler', exact: true }).click()
  await mine.waitFor({ state: 'detached' })
  await openSheet(bruno, 1)
  await contours(bruno).getByText('Mairie : Un kit pour les lieux d’accueil').waitFor()
  expect(stage.faults()).toEqual([])
})
