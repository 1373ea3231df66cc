/** What every page must pass, with real content: no accessibility fault, nothing wider than the screen, everything reached by keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { laptop, phone, type Stage, seanceOf, tablet, type Visitor } from './stage.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Places {
  seance: string
  groupe: string
  axe: string
  schema: string
  ancienSchema: string
  sheet: string
  fiche: string
  livrable: string
  restitution: string
  instantane: string
}

/** A workspace where every kind of page has something to show. */
export async function furnish(staff: Visitor, member: Visitor): Promise<Places> {
  const get = (path: string) => staff.page.evaluate(async (p) => (await fetch(p)).json(), path)
  const post = (path: string, body: object) =>
    staff.page.evaluate(
      async ({ p, b }) =>
        (
          await fetch(p, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(b) })
        ).json(),
      { p: path, b: body },
    )
  const seance = await seanceOf(member.page)
  const view = await get(`/api/seances/${seance.id}`)
  const accueil = await get('/api/accueil')
  const instantane = await post(`/api/seances/${seance.id}/instantanes`, { libelle: 'Avant la pause' })
  const groupe: string = view.groupe.id
  const restitution = await post(`/api/groupes/${groupe}/restitutions`, {
    intitule: 'Restitution annuelle du groupe de travail Axe 5',
    instantanes: [instantane.id],
  })
  const livrable = await post(`/api/groupes/${groupe}/livrables`, { intitule: 'Guide pour les communes' })
  const document = (kind: string) => seance.documents.filter((d) => d.kind === kind).at(-1)?.id ?? ''
  return {
    seance: seance.id,
    groupe,
    axe: view.axe.id,
    schema: view.schema.id,
    ancienSchema: accueil.schemas.find((s: { periode: string }) => s.periode === '2020-2024').id,
    sheet: document('sous-groupe'),
    fiche: document('fiche-action'),
    livrable: livrable.id,
    restitution: restitution.id,
    instantane: instantane.id,
  }
}

/** The page has its title and what it waited for. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.locator('[aria-busy=true], .chargement').count(), { timeout: 20_000 }).toBe(0)
}

/** As the page stands, whatever is open in it. */
export async function inspect(page: Page, title = /Tour de table/): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: rules })
    .setLegacyMode()
    .analyze()
  expect(
    violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 200)} (${n.failureSummary})`).join(' | ')}`,
    ),
  ).toEqual([])
  expect(await page.title()).toMatch(title)
  await fits(page)
  const words = await page.locator('body').innerText()
  expect(words).not.toMatch(/undefined|\bNaN\b|\[object /)
}

async function fits(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, 'wider than the screen').toBeLessThanOrEqual(0)
}

interface Focus {
  /** Which element, in the order they were reached; null outside the page. */
  id: number | null
  html: string
  shown: boolean
}

/** What the keyboard reached is noted by the page itself: asking after each of hundreds of presses takes longer than all else. */
function noteFocus(): void {
  const noted: Focus[] = []
  const order = new Map<Element, number>()
  document.addEventListener(
    'keyup',
    () => {
      const node = document.activeElement
      if (node === null || node === document.body) return void noted.push({ id: null, html: '', shown: false })
      if (!order.has(node)) order.set(node, order.size)
      const { width, height } = node.getBoundingClientRect()
      noted.push({ id: order.get(node) ?? null, html: node.outerHTML.slice(0, 160), shown: width > 0 && height > 0 })
    },
    true,
  )
  Object.assign(window, { focusNoted: () => noted.splice(0) })
}

const PRESSES_AT_ONCE = 20

/** Tab goes through everything that can be acted on, shows where it is, and comes out at the end. */
async function walkByKeyboard(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.evaluate(noteFocus)
  let reached = 0
  for (let presses = 0; presses < 400; presses += PRESSES_AT_ONCE) {
    for (let i = 0; i < PRESSES_AT_ONCE; i++) await page.keyboard.press('Tab')
    const noted = await page.evaluate(() => (window as unknown as { focusNoted: () => Focus[] }).focusNoted())
    for (const { id, html, shown } of noted) {
      if (id === null || (id === 0 && reached > 1)) return
      expect(shown, `focus on something not shown: ${html}`).toBe(true)
      reached = Math.max(reached, id + 1)
    }
  }
  throw new Error('Tab never came out of the page')
}

export async function check(stage: Stage, { context }: Visitor, path: string): Promise<void> {
  // A tab of its own: after a walk that ended outside the page, the browser would focus the next one's first link.
  const page = await context.newPage()
  await page.setViewportSize(laptop)
  await page.goto(stage.url + path)
  await settled(page)
  await inspect(page)
  await page.setViewportSize(tablet)
  await fits(page)
  await page.setViewportSize(phone)
  await settled(page)
  await inspect(page)
  await walkByKeyboard(page)
  await page.close()
  expect(stage.faults()).toEqual([])
}
