/** The annual restitution of axis 5: two meetings closed, two people in the studio at once, then every file opened. */
import { strFromU8 } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Endpoint } from '#shared/api/endpoint'
import { type Format, printPath, printPlans, prints } from '#shared/api/prints'
import { createSeance, getCode, getSeance, movePhase } from '#shared/api/seances'
import { convertedByLibreOffice, partsOf, plain, wordsIn } from '#tests/export/reading'
import { caretIn, pressUntil } from '#tests/support/caret'
import { inspect } from './inspection.ts'
import { openSheet, openStage, phone, type Stage, saved, tablet, typeAtEnd, type Visitor } from './stage.ts'

const LONG = 120_000

let stage: Stage
let lead: Visitor
let other: Visitor
let groupe: string
let restitution: string
/** Commented on, then corrected. */
const written = 'Le guide est attendu pour juin.'

beforeAll(async () => {
  stage = await openStage()
  lead = await stage.admin()
  const awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
  const first = seanceId(awa.page)
  groupe = (await ask(getSeance, first)).groupe?.id ?? ''
  await openSheet(awa.page, 1)
  await typeAtEnd(awa.page, 'Contours', 'Groupe de suivi créé.')
  await saved(awa.page)
  await ask(movePhase, first, { phase: 'closed' })
  const { id: second } = await ask(createSeance, groupe, {
    titre: 'Deuxième séance du groupe de travail Axe 5',
    jour: '2025-11-12',
    sousGroupes: [{ titre: 'Cartographie dynamique petite enfance' }],
  })
  for (const phase of ['open', 'live'] as const) await ask(movePhase, second, { phase })
  await stage.join({ nom: 'Chloé', organisme: 'Caf', mode: 'distance' }, (await ask(getCode, second)).code)
  await ask(movePhase, second, { phase: 'closed' })
  const lien = await lead.page.request.post(`${stage.url}/api/liens`, {
    headers: { origin: stage.url },
    data: { role: 'coanimateur', pour: 'Co-animation', groupeId: groupe },
  })
  other = await stage.visitor(tablet)
  await other.page.goto(((await lien.json()) as { url: string }).url)
  await other.page.getByRole('button').click()
  await other.page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor()
}, LONG)
afterAll(() => stage.close())
afterEach(() => expect(stage.faults()).toEqual([]))

const seanceId = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''

/** A command or a reading of the staff, without its screens: meetings have journeys of their own. */
async function ask<P extends string, B extends z.ZodType, A extends z.ZodType>(
  { method, path, answer }: Endpoint<P, B, A>,
  id: string,
  data?: z.input<B>,
): Promise<z.output<A>> {
  const got = await lead.page.request.fetch(stage.url + path.replace(':id', id), {
    method: method.toUpperCase(),
    headers: { origin: stage.url },
    ...(data === undefined ? {} : { data }),
  })
  expect(got.status(), `${path}: ${await got.text()}`).toBe(200)
  return answer.parse(await got.json())
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Corps du texte' })
const blocks = (page: Page) => body(page).locator('.restitution-bloc')

/** On the screen, and nothing over it. */
const inSight = (page: Page, heading: string) =>
  expect
    .poll(() =>
      page.getByRole('heading', { name: heading }).evaluate((title) => {
        const { left, top } = title.getBoundingClientRect()
        return title.contains(document.elementFromPoint(left + 1, top + 1))
      }),
    )
    .toBe(true)

/** Writes a paragraph of its own under a heading. */
async function writeUnder(page: Page, heading: string, words: string): Promise<void> {
  // A block being drawn above pushes the heading away from under the press.
  const pressed = async () => {
    await body(page).getByRole('heading', { name: heading }).click()
    const { before, after } = await caretIn(body(page))
    return before + after !== '' && heading.includes(before + after)
  }
  await expect.poll(pressed).toBe(true)
  await pressUntil(body(page), 'End', ({ before, after }) => before !== '' && heading.endsWith(before) && after === '')
  await page.keyboard.press('Enter')
  await page.keyboard.type(words)
}

/** What the check found is said to have been seen before the step is taken. */
async function confirmControlled(page: Page, verb: string): Promise<void> {
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('checkbox', { name: /^J’ai vu ces/ }).check({ force: true })
  await asked.getByRole('button', { name: verb }).click()
}

/** A key pressed before a dialog has the focus, or has it back, goes elsewhere. */
const hasFocus = (dialog: Locator) =>
  expect.poll(() => dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)

/** On a phone, a message still there when a dialog opens is read by everyone, and is over none of its buttons. */
async function clearOfMessage(page: Page, words: string): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize(phone)
  await page.getByRole('button', { name: 'Exporter' }).click()
  const buttons = page.getByRole('dialog').getByRole('button')
  await buttons.last().waitFor()
  const shown = page.getByRole('region', { name: 'Messages' }).locator('.avis').filter({ hasText: words })
  const box = await shown.boundingBox()
  for (const button of await buttons.all()) {
    const other = await button.boundingBox()
    const under = box === null || other === null || (other.y < box.y + box.height && box.y < other.y + other.height)
    expect(under, `${await button.innerText()} under « ${words} »`).toBe(false)
  }
  await shown.getByRole('button', { name: 'Masquer ce message' }).click()
  await shown.waitFor({ state: 'detached' })
  await hasFocus(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  if (size !== null) await page.setViewportSize(size)
}

test('two people build it at the same time from the snapshots of two meetings', { timeout: LONG }, async () => {
  await lead.page.goto(`${stage.url}/groupes/${groupe}/instantanes`)
  await lead.page.getByRole('button', { name: 'Nouvelle restitution' }).click()
  const title = lead.page.getByRole('dialog').getByRole('textbox', { name: 'Titre' })
  await title.fill('Restitution annuelle du groupe de travail Axe 5')
  for (const name of [/Clôture du 1er juillet 2025/, /Clôture du 12 novembre 2025/])
    expect(await lead.page.getByRole('checkbox', { name }).isChecked()).toBe(true)
  await lead.page.getByRole('button', { name: 'Créer et ouvrir' }).click()
  await lead.page.waitForURL('**/restitutions/*')
  restitution = new URL(lead.page.url()).pathname.split('/')[2] ?? ''
  await other.page.goto(lead.page.url())
  for (const { page } of [lead, other]) await blocks(page).getByRole('table').first().waitFor()
  const drawn = await blocks(lead.page).count()
  // The block counted by meeting keeps to the period in the head of the page, for the other as soon as one changes it.
  const counted = (page: Page, fin: string) =>
    blocks(page).getByText(`Participation aux séances du 1er juillet 2025 au ${fin}.`, { exact: true }).waitFor()
  const fin = lead.page.getByLabel('au', { exact: true })
  await counted(other.page, '12 novembre 2025')
  await fin.fill('2025-09-30')
  await counted(other.page, '30 septembre 2025')
  await fin.fill('2025-11-12')
  await counted(other.page, '12 novembre 2025')

  await Promise.all([
    writeUnder(lead.page, '1. Le groupe de travail', 'Le groupe porte trois actions collectives.'),
    writeUnder(other.page, '5. Livrables', written),
  ])
  await lead.page.getByRole('button', { name: 'Insérer : Indicateurs, Clôture du 12 novembre 2025' }).click()
  for (const { page } of [lead, other]) {
    await body(page).getByText('Le groupe porte trois actions collectives.').waitFor()
    await body(page).getByText(written).waitFor()
    await expect.poll(() => blocks(page).count()).toBe(drawn + 1)
    await saved(page)
  }
})

test('what one of them writes without network is kept through a reload, and joins the text on return', {
  timeout: LONG,
}, async () => {
  await other.context.setOffline(true)
  await other.page.locator('[data-save]:not([data-save=enregistre])').waitFor()
  await writeUnder(other.page, '3. Actions collectives', 'Une cartographie est en cours.')
  await writeUnder(lead.page, '4. Décisions et engagements', 'Deux décisions ont été prises.')
  await other.page.reload()
  await body(other.page).getByText('Une cartographie est en cours.').waitFor()
  expect(await body(lead.page).getByText('Une cartographie est en cours.').count()).toBe(0)
  await other.page.getByRole('button', { name: 'Contrôler' }).click()
  await other.page.getByText(/Le contrôle commence/).waitFor()
  await other.context.setOffline(false)
  await other.page
    .getByRole('region', { name: 'Contrôle avant publication' })
    .getByText(/points relevés/)
    .waitFor()
  for (const { page } of [lead, other]) {
    await body(page).getByText('Une cartographie est en cours.').waitFor()
    await body(page).getByText('Deux décisions ont été prises.').waitFor()
    await saved(page)
  }
})

test('one press on what was drawn says where it comes from', { timeout: LONG }, async () => {
  const origin = lead.page.getByRole('dialog', { name: /^D’où vient/ })
  const suivi = blocks(lead.page)
    .getByRole('table', { name: /Fiche 5|Suivi/ })
    .first()
  const leave = async () => {
    await hasFocus(origin)
    await lead.page.keyboard.press('Escape')
    await origin.waitFor({ state: 'detached' })
  }
  await suivi.getByRole('cell').first().click()
  expect(await origin.innerText()).toMatch(/12 novembre 2025.*Fiche 5.*Lire ce document tel qu’il a été figé/s)
  await leave()
  await expect.poll(() => lead.page.evaluate(() => document.activeElement?.matches('.origine-marque'))).toBe(true)
  await lead.page.keyboard.press('ArrowDown')
  await lead.page.keyboard.press('Enter')
  await origin.waitFor()
  await leave()

  const bare = await body(lead.page).evaluate((text) => {
    const lines = ['tbody tr', 'li', '.trame > p', '.trame > :is(h3, h4, h5, h6)', '.trame-dessin', '.trame-titre']
    const drawn = [...text.querySelectorAll(lines.map((l) => `.origine-lignes ${l}`).join())]
    return {
      drawn: drawn.length,
      bare: drawn.filter((l) => !l.querySelector('.origine-marque')).map((l) => l.outerHTML),
    }
  })
  expect(bare).toEqual({ drawn: expect.any(Number), bare: [] })
  expect(bare.drawn).toBeGreaterThan(50)
  const stops = await body(lead.page).locator('.origine-marque[tabindex="0"]').all()
  expect(stops.length).toBeGreaterThan(5)
  for (const stop of stops) {
    await stop.press('Enter')
    await origin.waitFor()
    await leave()
  }
})

test('it is submitted, commented on, corrected, and validated', { timeout: LONG }, async () => {
  await lead.page.getByRole('button', { name: 'Soumettre' }).click()
  const submitting = lead.page.getByRole('alertdialog')
  await submitting.getByRole('textbox', { name: 'Fonction' }).fill('Secrétariat du comité')
  await submitting.getByRole('button', { name: 'Nommer et créer le lien' }).click()
  const link = await submitting.getByRole('textbox', { name: 'Adresse du lien personnel' }).inputValue()
  await submitting.getByRole('button', { name: 'Soumettre' }).click()
  await clearOfMessage(lead.page, 'Statut : soumise.')
  const reviewer = await stage.visitor(phone)
  await reviewer.page.goto(link)
  await reviewer.page.getByRole('button').click()
  await reviewer.page.getByText(written).waitFor()
  await reviewer.page.getByRole('button', { name: 'Plan', exact: true }).click()
  await reviewer.page.getByRole('button', { name: '5. Livrables', exact: true }).click()
  await inSight(reviewer.page, '5. Livrables')
  // On a network where the blocks come after the text, they do not push away what was gone to.
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  await reviewer.page.route('**/blocs/**', (route) => given.then(() => route.continue()))
  await reviewer.page.reload()
  await reviewer.page.getByText(written).waitFor()
  await reviewer.page.getByRole('button', { name: 'Plan', exact: true }).click()
  await reviewer.page.getByRole('button', { name: '5. Livrables', exact: true }).click()
  await inSight(reviewer.page, '5. Livrables')
  give()
  await expect.poll(() => reviewer.page.getByText('Lecture de l’instantané…').count()).toBe(0)
  await inSight(reviewer.page, '5. Livrables')
  await reviewer.page.getByRole('button', { name: 'À corriger' }).click()
  await lead.page.getByText(/Relecture : à corriger : 1/).waitFor()
  await other.page.getByText('Soumise', { exact: true }).waitFor()
  await body(other.page).getByText(written).click()
  await pressUntil(body(other.page), 'Home', ({ before, after }) => before === '' && after === written)
  await pressUntil(body(other.page), 'Shift+End', ({ selected }) => selected === written)
  await other.page.keyboard.press('Control+Alt+m')
  const comment = other.page.getByRole('textbox', { name: 'Votre commentaire' })
  await comment.fill('Juin 2026 ?')
  await other.page.reload()
  await expect.poll(() => comment.inputValue()).toBe('Juin 2026 ?')
  await other.page.getByRole('button', { name: 'Ajouter le commentaire' }).click()
  await lead.page.getByRole('tab', { name: 'Commentaires (1)' }).click()
  await lead.page.getByText('Juin 2026 ?', { exact: true }).waitFor()
  await lead.page.getByRole('button', { name: /^Voir dans le texte/ }).click()
  await expect.poll(async () => (await caretIn(body(lead.page))).selected).toBe(written)
  await pressUntil(body(lead.page), 'End', ({ before, after }) => before === written && after === '')
  await lead.page.keyboard.press('Backspace')
  await lead.page.keyboard.type(' 2026.')
  await body(other.page).getByText('Le guide est attendu pour juin 2026').waitFor()
  await lead.page.getByRole('button', { name: /^Marquer résolu/ }).click()
  await other.page.getByRole('tab', { name: 'Commentaires', exact: true }).waitFor()
  await saved(lead.page)
  await inspect(lead.page)

  await lead.page.getByRole('button', { name: 'Valider', exact: true }).click()
  await confirmControlled(lead.page, 'Valider')
  for (const { page } of [lead, other]) {
    await page.getByText('Validée', { exact: true }).waitFor()
    await body(page).waitFor({ state: 'detached' })
  }
})

test('it is published: anyone reads it and downloads it without signing in', { timeout: LONG }, async () => {
  await lead.page.getByRole('button', { name: 'Publier', exact: true }).click()
  await confirmControlled(lead.page, 'Publier')
  await lead.page.getByText('Publiée', { exact: true }).waitFor()
  const { page } = await stage.visitor(phone)
  await page.goto(`${stage.url}/public`)
  await page.getByRole('link', { name: 'Restitution annuelle du groupe de travail Axe 5' }).click()
  await page.getByRole('heading', { level: 1, name: 'Restitution annuelle du groupe de travail Axe 5' }).waitFor()
  await inspect(page, /^Restitution annuelle/)
  const words = await page.locator('body').innerText()
  expect(plain(words)).toContain('Le guide est attendu pour juin 2026.')
  expect(words).not.toMatch(/Awa|Chloé|@|Juin 2026 \?/)
  const files = await page.getByRole('link', { name: /\((DOCX|ODT|HTML|PPTX|XLSX|CSV)\)|PDF/ }).all()
  expect(files.length).toBeGreaterThanOrEqual(7)
  for (const link of files) {
    const answer = await page.request.get((await link.getAttribute('href')) ?? '', { timeout: LONG })
    expect(answer.status(), await link.innerText()).toBe(200)
  }
})

test('every file says the same, with a structure other programs find', { timeout: LONG }, async () => {
  const { absents } = await ask(printPlans.restitution, restitution)
  const offered = prints.restitution.formats.filter((f) => !absents.some((a) => a.format === f))
  const files = new Map<Format, Uint8Array>()
  for (const format of offered) {
    const address = stage.url + printPath('restitution', format, restitution)
    const answer = await lead.page.request.get(address, { timeout: LONG })
    expect(answer.status(), format).toBe(200)
    files.set(format, new Uint8Array(await answer.body()))
  }
  const of = (format: Format): Uint8Array => files.get(format) ?? new Uint8Array()

  for (const format of ['docx', 'pdf', 'html', 'pptx', 'xlsx', 'csv'] as const) {
    const read = (await wordsIn(format, of(format))).replace(/\s+/g, ' ')
    for (const said of ['inventaire des ressources méconnues', 'pilote à désigner'])
      expect(read, format).toContain(said)
    expect(read, format).not.toMatch(/\b(undefined|null|NaN)\b|\[object|Awa|Chloé|@|Juin 2026 \?/)
    // Files of tables have no prose.
    if (format === 'xlsx' || format === 'csv') continue
    for (const said of ['Le guide est attendu pour juin 2026.', 'Groupe de suivi créé.', 'Validé'])
      expect(read, format).toContain(said)
  }

  const chapters = ['1. Le groupe de travail', '2. Avancement des fiches', '3. Actions collectives']
  for (const format of ['docx', 'odt'] as const) {
    const xml = await convertedByLibreOffice(of(format), format, 'fodt')
    const headings = [...xml.matchAll(/<text:h [^>]*text:outline-level="(\d)"[^>]*>(.*?)<\/text:h>/gs)].map(
      ([, level, words]) => `${level} ${plain(words ?? '').replace(/<[^>]+>/g, '')}`,
    )
    expect(headings[0]).toBe('1 Restitution annuelle du groupe de travail Axe 5')
    expect(headings.filter((h) => h.startsWith('2 ')).slice(0, 3)).toEqual(chapters.map((c) => `2 ${c}`))
    const tables = xml.match(/<table:table .*?<\/table:table>/gs) ?? []
    expect(tables.length).toBeGreaterThan(3)
    for (const table of tables) {
      expect(table.match(/<table:table-header-rows>/g)).toHaveLength(1)
      for (const [, cell] of table.matchAll(/<table:table-cell [^>]*>(.*?)<\/table:table-cell>/gs))
        expect(cell?.replace(/<[^>]+>/g, '').trim()).not.toBe('')
    }
    expect(xml).toContain('fo:language="fr"')
  }

  const slides = [...partsOf(of('pptx'))].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  const titles = slides.map(([, xml]) => xml.split('<p:sp>').find((s) => s.includes('type="title"')) ?? '')
  const said = titles.map((xml) => xml.replace(/<[^>]+>/g, ''))
  expect(said).not.toContain('')
  expect(new Set(said).size).toBe(slides.length)

  const { page } = await stage.visitor()
  await page.setContent(strFromU8(of('html')))
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('table:not(:has(caption)), table:not(:has(th[scope=col]))').count()).toBe(0)
  await inspect(page, /^Restitution annuelle/)
})
