/** Every page, with real content: no accessibility fault, nothing wider than the screen, everything reached by keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laptop, openStage, phone, type Stage, saved, seanceOf, tablet, type Visitor } from './stage.ts'

const sizes = { laptop, tablet, phone }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Places {
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

/** name → path; those of the staff, then those of whoever takes part. */
const staffPages: Record<string, (p: Places) => string> = {
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
  'animer la séance': (p) => `/seances/${p.seance}`,
  préparer: (p) => `/seances/${p.seance}/preparer`,
  émargement: (p) => `/seances/${p.seance}/emargement`,
  'feuille à imprimer': (p) => `/seances/${p.seance}/emargement/imprimer`,
  affiche: (p) => `/seances/${p.seance}/affiche`,
  projeter: (p) => `/seances/${p.seance}/projeter`,
  'sous-groupe': (p) => `/seances/${p.seance}/sous-groupes/${p.sheet}`,
  livrable: (p) => `/livrables/${p.livrable}`,
  restitution: (p) => `/restitutions/${p.restitution}`,
  brouillons: () => '/brouillons',
  administration: () => '/administration',
  'adresse inconnue': () => '/nulle-part',
}
const memberPages: Record<string, (p: Places) => string> = {
  accueil: () => '/',
  'participer à la séance': (p) => `/seances/${p.seance}`,
  'sous-groupe': (p) => `/seances/${p.seance}/sous-groupes/${p.sheet}`,
  fiche: (p) => `/fiches/${p.fiche}`,
  suivi: (p) => `/axes/${p.axe}/suivi`,
}
const publicPages: Record<string, (code: string) => string> = {
  'taper un code': () => '/r',
  rejoindre: (code) => `/r/${code}`,
  'code inconnu': () => '/r/0000-0000',
  confidentialité: () => '/confidentialite',
  accessibilité: () => '/accessibilite',
}

/** The page has its title and what it waited for. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.locator('[aria-busy=true], .chargement').count(), { timeout: 20_000 }).toBe(0)
}

async function inspect(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`)).toEqual([])
  expect(await page.title()).toMatch(/Tour de table/)
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width, 'wider than the screen').toBeLessThanOrEqual(0)
  const words = await page.locator('body').innerText()
  expect(words).not.toMatch(/undefined|\bNaN\b|\[object /)
}

/** Tab goes through everything that can be acted on, shows where it is, and comes out at the end. */
async function walkByKeyboard(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const seen = new Set<string>()
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const node = document.activeElement
      if (node === null || node === document.body) return null
      if (!node.hasAttribute('data-walk'))
        node.setAttribute('data-walk', String(document.querySelectorAll('[data-walk]').length))
      const box = node.getBoundingClientRect()
      return {
        id: node.getAttribute('data-walk') ?? '',
        html: node.outerHTML.slice(0, 160),
        shown: box.width > 0 && box.height > 0,
      }
    })
    if (focus === null || (focus.id === '0' && seen.size > 1)) return
    expect(focus.shown, `focus on something not shown: ${focus.html}`).toBe(true)
    seen.add(focus.id)
  }
  throw new Error('Tab never came out of the page')
}

describe('every page', () => {
  let stage: Stage
  let staff: Visitor
  let member: Visitor
  let guest: Visitor
  let places: Places

  beforeAll(async () => {
    stage = await openStage()
    staff = await stage.admin()
    member = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
    guest = await stage.visitor()
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
    places = {
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
  })
  afterAll(() => stage.close())

  const check = async (visitor: Visitor, path: string): Promise<void> => {
    for (const size of Object.values(sizes)) {
      await visitor.page.setViewportSize(size)
      await visitor.page.goto(stage.url + path)
      await settled(visitor.page)
      await inspect(visitor.page)
    }
    await walkByKeyboard(visitor.page)
    expect(stage.faults()).toEqual([])
  }

  test.each(Object.keys(staffPages))('of the staff: %s', (name) => check(staff, staffPages[name]?.(places) ?? ''))
  test.each(Object.keys(memberPages))('of a member: %s', (name) => check(member, memberPages[name]?.(places) ?? ''))
  test.each(Object.keys(publicPages))('open to all: %s', (name) => check(guest, publicPages[name]?.(stage.code) ?? ''))

  test('the editor is entered and left with the Tab key', async () => {
    const { page } = member
    await page.setViewportSize(laptop)
    await page.goto(`${stage.url}/seances/${places.seance}/sous-groupes/${places.sheet}`)
    await saved(page)
    const contours = page.getByRole('textbox', { name: 'Contours', exact: true })
    await contours.focus()
    await page.keyboard.type('Écrit au clavier')
    await page.keyboard.press('Tab')
    expect(await contours.evaluate((node) => node === document.activeElement)).toBe(false)
    expect(await contours.innerText()).toContain('Écrit au clavier')
  })
})
