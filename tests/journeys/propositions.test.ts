import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspect } from './inspection.ts'
import { openStage, phone, type Stage, seanceOf } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => {
  await stage.close()
})

it('a proposal is made on a phone, reworded in the cockpit, and points are seen once revealed', {
  timeout: 120_000,
}, async () => {
  const { page: admin } = await stage.admin()
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
  await inspect(awa)

  await admin.getByText('1 personne a posé les siennes').waitFor()
  expect(await admin.getByText('2 gommettes').count()).toBe(0)
  await admin.getByRole('button', { name: 'Révéler les gommettes' }).click()
  await admin.getByRole('button', { name: 'Révéler', exact: true }).click()
  const first = awa.locator('.proposition').first()
  await first.getByText('2 gommettes', { exact: true }).waitFor()
  await first.getByText('Un annuaire tenu par la Caf', { exact: true }).waitFor()
  await inspect(admin)
  expect(stage.faults()).toEqual([])
})
