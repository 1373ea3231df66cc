/** Leading a meeting: what everyone sees moves with the current item, from whichever device a facilitator holds. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { joinByCode } from '#tests/support/people'
import { openStage, phone, type Stage, seanceOf, typeAtEnd, type Visitor } from './stage.ts'

const LONG = 120_000
const wall = { width: 1280, height: 720 }
/** As long as the longest of the source documents: 278 characters. */
const LONG_TITLE = `${'Mobiliser les compétences des établissements publics territoriaux, '.repeat(4)}et après`

let stage: Stage
let cockpit: Visitor
let projector: Page
let awa: Page
let seance: string

beforeAll(async () => {
  stage = await openStage()
  cockpit = await stage.admin()
  awa = (await stage.join({ nom: 'Awa Testin', organisme: 'Plaine Commune', size: phone })).page
  seance = new URL(awa.url()).pathname
  await cockpit.page.goto(stage.url + seance)
  projector = await cockpit.context.newPage()
  await projector.setViewportSize(wall)
  await projector.goto(`${stage.url}${seance}/projeter`)
}, LONG)
afterAll(() => stage.close())

const goTo = (item: string) => cockpit.page.locator('.deroule-bouton', { hasText: item }).first().click()
async function show(label: RegExp): Promise<void> {
  const select = cockpit.page.getByLabel('La projection montre')
  const option = select.locator('option', { hasText: label })
  await option.waitFor({ state: 'attached' })
  await select.selectOption((await option.getAttribute('value')) ?? '')
}
const title = (page: Page, words: string) => page.getByRole('heading', { level: 1, name: words }).waitFor()

test('screens follow the current item; elsewhere it is one tap away, and a call brings everyone back', {
  timeout: LONG,
}, async () => {
  const sheet = (await seanceOf(awa)).documents.find((d) => d.kind === 'sous-groupe')?.id
  await awa
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click()
  await awa.getByText('Changer de sous-groupe').or(awa.getByText('Vous êtes dans le sous-groupe 1.')).first().waitFor()
  await goTo('Travail en sous-groupes')
  await awa.waitForURL(`**${seance}/sous-groupes/${sheet}`)
  await projector.locator('.projection-groupes').waitFor()

  await awa.goto(`${stage.url}/`)
  await awa.goBack()
  await awa.getByRole('textbox', { name: 'Contours', exact: true }).waitFor()
  await typeAtEnd(awa, 'Contours', 'Un kit. ')
  await goTo('Introduction')
  // Her hands are on the keyboard: she is told, not taken away.
  await awa.getByText('La séance en est à').waitFor()
  expect(new URL(awa.url()).pathname).toBe(`${seance}/sous-groupes/${sheet}`)
  await awa.getByRole('button', { name: 'Rejoindre' }).click()
  await awa.waitForURL(`**${seance}`)

  await awa.getByRole('link', { name: 'Suivi des fiches actions' }).first().click()
  await awa.getByText('La séance en est à').waitFor()
  await awa.reload()
  await awa.getByText('La séance en est à').waitFor()
  await awa.getByRole('heading', { level: 1, name: 'Suivi des fiches actions' }).waitFor()
  expect((await new AxeBuilder({ page: awa }).include('.suivre').analyze()).violations).toEqual([])
  await cockpit.page.getByRole('button', { name: 'Rappeler tout le monde' }).click()
  await awa.waitForURL(`**${seance}`)
})

test('another device of those who run it goes on where the first one stopped', { timeout: LONG }, async () => {
  await cockpit.page.close()
  cockpit.page = await cockpit.context.newPage()
  await cockpit.page.clock.install()
  // Clocks follow the server's time, which here is what the clock of this page says. Read in the page: the answers the
  // service worker brings pass by no route of the browser, and one of them told the true time between two others.
  await cockpit.page.addInitScript(() => {
    const read = Response.prototype.json
    Response.prototype.json = async function json() {
      const answer = await read.call(this)
      return Object.hasOwn(Object(answer), 'maintenant') ? { ...answer, maintenant: Date.now() } : answer
    }
  })
  await cockpit.page.goto(stage.url + seance)
  await goTo('Pause')
  await title(projector, 'Pause')
  // Six minutes planned; the clock of this page goes on by a little more than one.
  await cockpit.page.getByRole('button', { name: /5\smin$/ }).click()
  await projector.getByText('Reprise à').waitFor()
  await cockpit.page
    .locator('.chrono', { hasText: /(^|\D)5:/ })
    .first()
    .waitFor()
  const spoken = await cockpit.page.evaluateHandle(() => {
    const heard: string[] = []
    const last = new Map<Element, string>()
    const listen = () => {
      for (const region of document.querySelectorAll('[role=status]')) {
        const words = region.textContent ?? ''
        if (words !== last.get(region) && /^(Il reste|Le temps)/.test(words)) heard.push(words)
        last.set(region, words)
      }
    }
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true })
    return heard
  })
  for (const [ms, words] of [
    [65_000, /^Il reste 5\sminutes\s: Pause$/],
    [240_000, /^Il reste 1\sminute\s: Pause$/],
    [60_000, /^Le temps prévu est écoulé\s: Pause$/],
  ] as const) {
    await cockpit.page.clock.fastForward(ms)
    // What was heard is kept: the region may say something else a moment later.
    await vi.waitFor(
      async () => {
        const [heard, shown] = [await spoken.jsonValue(), await cockpit.page.locator('.chrono').allTextContents()]
        expect(heard.at(-1), `heard ${heard.join(', ')}; clocks at ${shown.join(', ')}`).toMatch(words)
      },
      { timeout: 20_000 },
    )
  }
  // Said once each, and nothing is locked: the item goes on for as long as those who run it want.
  expect((await spoken.jsonValue()).map((words) => /5|1|écoulé/.exec(words)?.[0])).toEqual(['5', '1', 'écoulé'])
  await cockpit.page.getByText('Temps écoulé').first().waitFor()
  await cockpit.page.getByRole('button', { name: 'Instantané avant la pause' }).click()
  await cockpit.page
    .getByText(/^Instantané pris à/)
    .first()
    .waitFor()
})

test('every screen of the projection reads from the back row, fits, and names nobody (F22)', {
  timeout: LONG,
}, async () => {
  for (let i = 0; i < 30; i++)
    await joinByCode(stage.url, stage.code, `Bruno Testin ${i}`, i % 3 > 0 ? 'salle' : 'distance')
  await cockpit.page.evaluate(
    ({ path, titre }) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ titre }) }),
    { path: `/api${seance}/sous-groupes`, titre: LONG_TITLE },
  )
  await projector.getByText(/10\sà distance/).waitFor()
  const screens: readonly [string, string][] = [
    ['Sous-groupe.4 en grand', '.projection-objectifs'],
    ['Déroulé', '.projection-agenda'],
    ['Tour de table', '.projection-tour'],
    ['Suivi des actions', '.projection-lignes > li'],
    ['Tous les sous-groupes', '.projection-groupes'],
    ['Relevé de décisions', '.projection-lignes'],
    ['Code pour rejoindre', '.projection-code.grand img'],
  ]
  for (const [choice, shown] of screens) {
    await show(new RegExp(`^${choice}`))
    await title(projector, choice === 'Déroulé' ? 'Pause' : choice.replace(/^Sous-groupe.*/, `4 · ${LONG_TITLE}`))
    await projector.locator(shown).first().waitFor({ state: 'attached' })
    expect([choice, ...(await projector.evaluate(faults))]).toEqual([choice])
    expect(await projector.locator('body').innerText()).not.toContain('Testin')
  }
  expect((await new AxeBuilder({ page: projector }).analyze()).violations).toEqual([])
  expect(stage.faults()).toEqual([])
})

/** In the page: words under 24 px, and what goes past the edges of the screen. */
function faults(): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.querySelector('.projection') ?? document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent === null || node.textContent?.trim() === '' || parent.closest('.sr, sup') !== null) continue
    const size = Number.parseFloat(getComputedStyle(parent).fontSize)
    if (size < 24) found.push(`${size}px: ${node.textContent}`)
  }
  const { scrollWidth, scrollHeight } = document.documentElement
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push(`${scrollWidth} × ${scrollHeight}`)
  return found
}
