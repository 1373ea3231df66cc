/** Who speaks, in a room and at a distance: tour de table, queue, signals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, phone, type Stage, type Visitor } from './stage.ts'

let stage: Stage
let animation: Visitor
let awa: Visitor
let chloe: Visitor

beforeAll(async () => {
  stage = await openStage()
  animation = await stage.admin()
  awa = await stage.join({ nom: 'Awa', organisme: 'EPT test', size: phone })
  chloe = await stage.join({ nom: 'Chloé', organisme: 'Ville test', mode: 'distance', size: phone })
  await animation.page.goto(chloe.page.url())
  await animation.page.getByRole('heading', { name: 'Présence' }).waitFor()
}, 60_000)
afterAll(async () => {
  await stage?.close()
})
const press = (page: Visitor['page'], name: string | RegExp) => page.getByRole('button', { name }).first().click()

describe('who speaks', () => {
  test('a signal from the phone of a remote person is on the cockpit until she is heard (F9)', async () => {
    await press(chloe.page, 'Signaler')
    await chloe.page.getByRole('menuitemcheckbox', { name: 'Je ne vois pas' }).click()
    const presence = animation.page.getByRole('region', { name: 'Présence' })
    await presence.getByText('1 personne ne voit pas').waitFor()
    await press(animation.page, /^Effacer.*Chloé/)
    await chloe.page.getByRole('button', { name: 'Signaler' }).waitFor()
  })

  test('one queue: the floor is given, and whoever has it is told', async () => {
    for (const { page } of [awa, chloe]) await press(page, /demander la parole/i)
    await press(animation.page, 'Donner la parole : Awa')
    await awa.page.getByText('À la parole').waitFor()
    await animation.page.getByText('Alterner salle et distance').click()
    await press(animation.page, 'A fini')
    await press(animation.page, 'Donner la parole : Chloé')
    await press(animation.page, 'A fini')
    await animation.page.getByText('Personne n’attend.').waitFor()
  })

  test('the tour de table calls the room and the remote side, and a late person at the end (F6)', async () => {
    await animation.page.locator('.deroule-bouton', { hasText: 'Tour de table' }).first().click()
    await press(animation.page, 'Commencer le tour')
    await chloe.page.locator('.tour-a-moi', { hasText: /avant vous|prochaine personne|C’est à vous/ }).waitFor()
    const driss = await stage.join({ nom: 'Driss', organisme: 'Association inconnue' })
    const rows = animation.page.locator('.tour-ligne')
    await expect.poll(() => rows.last().textContent()).toContain('Driss')
    await press(animation.page, 'Corriger : Driss')
    await animation.page.getByLabel('Représente').fill('Mairie de Bobigny')
    await press(animation.page, 'Enregistrer')
    await rows.last().getByText('représente Mairie de Bobigny').waitFor()
    await press(animation.page, 'Appeler Driss')
    await driss.page.locator('.tour-a-moi', { hasText: 'C’est à vous.' }).waitFor()
    const projection = await animation.context.newPage()
    await projection.setViewportSize({ width: 1280, height: 720 })
    await projection.goto(`${animation.page.url()}/projeter`)
    await projection.locator('.projection-appel').getByText('Association inconnue').waitFor()
    expect(await projection.getByText('Driss').count()).toBe(0)
    expect(stage.faults()).toEqual([])
  })
})
