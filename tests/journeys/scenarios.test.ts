/** Situations the working groups described, played on the demonstration meeting. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { objectifs } from '#shared/documents/sous-groupe'
import { caretTo } from '#tests/support/caret'
import { openStage, phone, type Stage, saved, seanceOf, type Visitor } from './stage.ts'

const inventaire = /État d.avancement : Réalisation d.un inventaire/

describe('scenarios of the working groups', () => {
  let stage: Stage
  let staff: Visitor
  let member: Visitor
  let seanceId: string

  beforeAll(async () => {
    stage = await openStage()
    staff = await stage.admin()
    member = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', size: phone })
    seanceId = (await seanceOf(member.page)).id
    await staff.page.goto(member.page.url())
  })
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  test('the three sub-groups are named after the three proposals, each with the six printed objectives in order', async () => {
    const seance = await seanceOf(member.page)
    const view = await member.page.evaluate(async (path) => (await fetch(path)).json(), `/api/seances/${seance.id}`)
    const sheets = seance.documents.filter((d) => d.kind === 'sous-groupe')
    expect(sheets.map((d) => d.title)).toEqual(view.propositions.map((p: { titre: string }) => p.titre))
    expect(sheets).toHaveLength(3)
    for (const sheet of sheets) {
      await staff.page.goto(`${stage.url}/seances/${seance.id}/sous-groupes/${sheet.id}`)
      await saved(staff.page)
      const printed = await staff.page.locator('.objectif h2').allInnerTexts()
      expect(printed.map((words) => words.replace(/^Objectif (\d)\s:\s+/, '$1. '))).toEqual(
        objectifs.map((o, i) => `${i + 1}. ${o.texte}`),
      )
    }
  })

  test('two people edit the same état d’avancement offline; on return both lines are there once', async () => {
    const fiche = (await seanceOf(member.page, seanceId)).documents.find((d) => d.kind === 'fiche-action')?.id
    for (const { page } of [staff, member]) {
      await page.goto(`${stage.url}/fiches/${fiche}`)
      await page.getByRole('textbox', { name: inventaire }).waitFor()
      await saved(page)
    }
    const lines = ['Inventaire partagé avec les villes.', 'Deux laboratoires ajoutés.']
    for (const [i, visitor] of [staff, member].entries()) {
      await visitor.context.setOffline(true)
      await caretTo(visitor.page.getByRole('textbox', { name: inventaire }), 'last')
      await visitor.page.keyboard.press('Enter')
      await visitor.page.keyboard.type(lines[i] ?? '')
    }
    for (const { context } of [staff, member]) await context.setOffline(false)
    for (const { page } of [staff, member]) {
      const paragraphs = page.getByRole('textbox', { name: inventaire }).locator('p')
      for (const line of lines)
        await expect.poll(() => paragraphs.filter({ hasText: line }).count(), { timeout: 45_000 }).toBe(1)
      await saved(page)
    }
  })

  test('the proposal of 278 characters is usable on a phone and in projection', async () => {
    const facts = await seanceOf(member.page, seanceId)
    const sheet = facts.documents.filter((d) => d.kind === 'sous-groupe')[2]
    expect(sheet?.title.length).toBeGreaterThan(270)
    await member.page.goto(`${stage.url}/seances/${facts.id}/sous-groupes/${sheet?.id}`)
    await member.page
      .getByText(sheet?.title ?? '')
      .first()
      .waitFor()
    await staff.page.setViewportSize({ width: 1280, height: 720 })
    await staff.page.goto(`${stage.url}/seances/${facts.id}`)
    await staff.page.getByRole('button', { name: /^Travail en sous-groupes/ }).click()
    await staff.page.goto(`${stage.url}/seances/${facts.id}/projeter`)
    await staff.page.getByText(stage.code).first().waitFor()
    for (const { page } of [member, staff]) {
      const outside = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement
        return scrollWidth - clientWidth
      })
      expect(outside).toBeLessThanOrEqual(0)
    }
    const cut = await staff.page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3')]
        .filter(
          (node) => node.scrollHeight > node.clientHeight + 4 || node.getBoundingClientRect().bottom > innerHeight,
        )
        .map((node) => node.textContent),
    )
    expect(cut).toEqual([])
  })

  test('the former scheme shows its 18 actions, 15 of them numbered, and invents no number', async () => {
    const accueil = await staff.page.evaluate(async () => (await fetch('/api/accueil')).json())
    const ancien = accueil.schemas.find((s: { periode: string }) => s.periode === '2020-2024')
    const schema = await staff.page.evaluate(async (path) => (await fetch(path)).json(), `/api/schemas/${ancien.id}`)
    const numbers = schema.actions.flatMap((a: { numero: number | null }) => a.numero ?? [])
    expect(schema.actions).toHaveLength(18)
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
    await staff.page.goto(`${stage.url}/schemas/${ancien.id}`)
    for (const titre of ['Ancrage des actions dans le calendrier national', 'Evènements de promotion et valorisation'])
      await staff.page.getByText(titre).first().waitFor()
    expect(await staff.page.locator('main').innerText()).not.toMatch(/\b16\b|null|undefined/)
  })
})
