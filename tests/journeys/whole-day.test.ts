/** The running order of 1 July 2025 in fast time: two facilitators, a projector, four phones of which two are far away, one by plain requests. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPreparation } from '#shared/api/seances'
import { contours, laptop, openSheet, openStage, phone, type Stage, saved, typeAtEnd, type Visitor } from './stage.ts'

const LONG = 120_000
const wall = { width: 1280, height: 720 }

let stage: Stage
let awa: Visitor
let bruno: Visitor
let chloe: Visitor
let dina: Visitor
let lead: Visitor
let other: Visitor
let projector: Page
let seance: string
let items: { titre: string; parent: number | null }[]

beforeAll(async () => {
  stage = await openStage()
  lead = await stage.admin()
  awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', size: phone })
  bruno = await stage.join({ nom: 'Bruno', organisme: 'ODDS', mode: 'distance', size: phone })
  seance = new URL(awa.page.url()).pathname
  const answer = await lead.page.request.get(`${stage.url}/api${seance}/preparation`)
  items = getPreparation.answer.parse(await answer.json()).points
  await lead.page.goto(stage.url + seance)
  other = await facilitator()
  projector = await lead.context.newPage()
  await projector.setViewportSize(wall)
  await projector.goto(`${stage.url}${seance}/projeter`)
}, LONG)
afterAll(() => stage.close())

/** Somebody else with the same powers, on another device. */
async function facilitator(): Promise<Visitor> {
  const made = await lead.page.request.post(`${stage.url}/api/liens`, {
    headers: { origin: stage.url },
    data: { role: 'coanimateur', pour: 'Co-animation', seanceId: seance.split('/')[2] },
  })
  const { url } = (await made.json()) as { url: string }
  const someone = await stage.visitor(laptop)
  await someone.page.goto(url)
  await someone.page.getByRole('button').click()
  await someone.page.waitForURL('**/seances/*')
  return someone
}

const item = (page: Page, titre: string) =>
  page.locator('.deroule-bouton', { hasText: new RegExp(titre.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) }).first()
const current = (page: Page, titre: string) =>
  expect.poll(() => page.locator('#point-courant').innerText(), { timeout: 20_000 }).toBe(titre)
const presence = ({ page }: Visitor) => page.getByRole('region', { name: 'Présence' })

test('people arrive: on the wall, in the room, far away, and late where WebSockets are refused', {
  timeout: LONG,
}, async () => {
  chloe = await stage.visitor(phone)
  await chloe.context.routeWebSocket(/\/sync\//, (socket) => socket.close())
  await chloe.page.goto(`${stage.url}/r/${stage.code}`)
  await chloe.page.locator('[name=nom]').fill('Chloé')
  await chloe.page.locator('[name=organisme]').fill('Département, service insertion')
  await chloe.page.locator('[name=mode][value=distance]').check({ force: true })
  await chloe.page.getByRole('button', { name: 'Signer ma présence' }).click()
  await chloe.page.waitForURL('**/seances/*')
  await chloe.page.getByRole('heading', { name: 'Déroulé' }).waitFor({ timeout: 30_000 })
  for (const page of [lead.page, other.page, projector]) await page.getByText('2 à distance').first().waitFor()
})

test('every item of the day is current in turn, on both cockpits, on the wall and on each phone', {
  timeout: LONG,
}, async () => {
  expect(items.length).toBeGreaterThan(12)
  for (const [i, { titre }] of items.entries()) {
    // Each leads in turn: they have the same powers.
    const [leads, follows] = i % 2 === 0 ? [lead, other] : [other, lead]
    await item(leads.page, titre).click()
    await current(leads.page, titre)
    await current(follows.page, titre)
    await projector.getByText(titre).first().waitFor()
  }
  const tour = items.find(({ titre }) => titre === 'Tour de table')?.titre ?? ''
  await item(other.page, tour).click()
  await current(lead.page, tour)
  for (const { page } of [awa, bruno, chloe]) await page.locator('[aria-current=step]', { hasText: tour }).waitFor()
})

test('somebody who comes late is there for all; who cannot hear is seen by both and helped by one', {
  timeout: LONG,
}, async () => {
  dina = await stage.join({ nom: 'Dina', organisme: 'Ville invitée', size: phone })
  for (const each of [lead, other]) await each.page.getByText('2 en salle').first().waitFor()
  await chloe.page.getByRole('button', { name: 'Signaler' }).click()
  await chloe.page.getByRole('menuitemcheckbox', { name: 'Je n’entends pas' }).click()
  for (const each of [lead, other]) await presence(each).getByText('1 personne n’entend pas').waitFor()
  await presence(other).getByRole('button', { name: 'Effacer' }).first().click()
  await expect.poll(() => presence(lead).getByText('n’entend pas').count()).toBe(0)
})

test('points are given in private on the phones, near and far, and shown to all once revealed', {
  timeout: LONG,
}, async () => {
  await item(lead.page, 'Propositions d').click()
  await lead.page.getByRole('button', { name: 'Départager par gommettes' }).click()
  await lead.page.getByRole('button', { name: 'Donner les gommettes' }).click()
  for (const { page } of [awa, bruno, chloe]) {
    const more = page.getByRole('button', { name: /^Une gommette de plus/ }).nth(1)
    await more.click()
    await more.click()
    await page.getByText('Encore 1 gommette à poser. Enregistré.').waitFor()
  }
  for (const each of [lead, other]) await each.page.getByText('3 personnes ont posé les leurs').waitFor()
  expect(await projector.getByText('6 gommettes').count()).toBe(0)
  await other.page.getByRole('button', { name: 'Révéler les gommettes' }).click()
  await other.page.getByRole('button', { name: 'Révéler', exact: true }).click()
  for (const { page } of [lead, awa, bruno, chloe])
    await page.getByText('6 gommettes', { exact: true }).first().waitFor()
})

test('who is in a sheet is shown, under its number (F13); a member moved while typing loses nothing, in either sheet', {
  timeout: LONG,
}, async () => {
  await item(lead.page, 'Travail en sous-groupes').click()
  for (const { page } of [awa, bruno, chloe, dina]) {
    await page.goto(stage.url + seance)
    await page
      .getByRole('button', { name: /^Choisir/ })
      .first()
      .click()
    await page
      .getByText(/sous-groupe\s1/)
      .first()
      .waitFor()
  }
  for (const { page } of [awa, bruno, chloe]) await openSheet(page, 1)
  await awa.page.getByRole('heading', { level: 1, name: /^Sous-groupe\s1 — / }).waitFor()
  await awa.page.getByText('Temps, personnes, appel').click()
  await awa.page.locator('.sg-present', { hasText: 'ODDS' }).waitFor()
  // Each types after what they have read: words typed at one place at once may cut one another.
  await typeAtEnd(chloe.page, 'Contours', 'Par requêtes simples. ')
  await contours(bruno.page).getByText('Par requêtes simples.').waitFor()
  await typeAtEnd(bruno.page, 'Contours', 'À distance. ')
  await contours(awa.page).getByText('À distance.').waitFor()
  const kept = 'Un guide pour les villes'
  await typeAtEnd(awa.page, 'Contours', kept)
  const typing = awa.page.keyboard.type(', relu par les partenaires. ')
  const moved = await other.page.request.post(`${stage.url}/api${seance}/affectation`, {
    headers: { origin: stage.url },
    data: { sousGroupeId: await groupeId(2), personId: await personId(awa) },
  })
  expect(moved.status()).toBe(200)
  await typing
  await contours(bruno.page).getByText('Par requêtes simples.').waitFor()
  // What was typed before the move is in the sheet; what came after is offered as a draft, never thrown away.
  const shown = async () => `${await contours(bruno.page).innerText()} ${await awa.page.locator('body').innerText()}`
  await expect.poll(shown, { timeout: 30_000 }).toContain(kept)
  for (const { page } of [bruno, chloe]) await saved(page)
})

test('two write alone, one of them far away: nobody reads it before it is revealed, then it is in the sheet', {
  timeout: LONG,
}, async () => {
  await other.page.getByRole('button', { name: 'Faire écrire chacun·e de son côté' }).click()
  await other.page.getByRole('button', { name: 'Demander', exact: true }).click()
  for (const [{ page }, words] of [
    [bruno, 'Un kit'],
    [dina, 'Une carte'],
  ] as const) {
    await page.goto(stage.url + seance)
    await page.getByRole('textbox', { name: 'Votre idée pour' }).fill(words)
    await page.getByText('Enregistré.', { exact: true }).waitFor()
  }
  await other.page.getByText('2 personnes ont écrit.').waitFor()
  expect(await contours(chloe.page).innerText()).not.toContain('Un kit')
  await other.page.getByRole('button', { name: 'Révéler les textes' }).click()
  await other.page.getByRole('button', { name: 'Révéler', exact: true }).click()
  for (const words of ['Un kit', 'Une carte']) await contours(chloe.page).getByText(words).waitFor()
})

test('one facilitator’s device is gone, time is added and the day goes on', { timeout: LONG }, async () => {
  await lead.page.close()
  await other.page
    .getByRole('button', { name: /5\smin$/ })
    .first()
    .click()
  await item(other.page, 'Prochain rendez-vous').click()
  await projector.getByText('Prochain rendez-vous').first().waitFor()
  lead.page = await lead.context.newPage()
  await lead.page.goto(stage.url + seance)
  await current(lead.page, 'Prochain rendez-vous')
})

test('every line of the relevé leads to where it was said, and leaves the room as a file', {
  timeout: LONG,
}, async () => {
  for (const [who, words] of [
    [lead, 'Le groupe de suivi est créé'],
    [dina, 'Qui anime le réseau ?'],
  ] as const) {
    await who.page.goto(stage.url + seance)
    await who.page.getByRole('button', { name: 'Noter au relevé' }).click()
    await who.page.getByRole('textbox', { name: 'Texte' }).fill(words)
    await who.page.getByRole('button', { name: 'Terminé' }).click()
  }
  const { page } = other
  await page.goto(`${stage.url}${seance}/releve`)
  const lines = page.locator('.releve-ligne')
  await lines.nth(1).waitFor()
  for (let i = 0; i < (await lines.count()); i++)
    expect(await lines.nth(i).getByRole('link').first().getAttribute('href')).toMatch(/#point-|sous-groupes/)
  await page.getByRole('button', { name: 'Exporter' }).click()
  const choices = page.getByRole('dialog', { name: 'Exporter' })
  const download = page.waitForEvent('download')
  await choices.getByRole('button', { name: 'Télécharger' }).click()
  const words = readFileSync(await (await download).path())
  expect(words.subarray(0, 2).toString()).toBe('PK')
  expect(stage.faults()).toEqual([])
})

async function groupeId(numero: number): Promise<string> {
  const answer = await lead.page.request.get(`${stage.url}/api${seance}/preparation`)
  return getPreparation.answer.parse(await answer.json()).sousGroupes[numero - 1]?.id ?? ''
}
async function personId({ page }: Visitor): Promise<string> {
  const answer = await page.request.get(`${stage.url}/api${seance}`)
  return ((await answer.json()) as { personId: string }).personId
}
