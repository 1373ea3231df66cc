import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, furnish, type Places } from './inspection.ts'
import { laptop, openStage, type Stage, saved, type Visitor } from './stage.ts'

const memberPages: Record<string, (p: Places) => string> = {
  accueil: () => '/',
  'participer à la séance': (p) => `/seances/${p.seance}`,
  'autour de cet appareil': (p) => `/seances/${p.seance}/table`,
  'relevé de décisions': (p) => `/seances/${p.seance}/releve`,
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
  'tester sa connexion': () => '/diagnostic',
}

describe('every page of those who take part, and of those who do not yet', () => {
  let stage: Stage
  let member: Visitor
  let guest: Visitor
  let places: Places

  beforeAll(async () => {
    stage = await openStage()
    member = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' })
    guest = await stage.visitor()
    places = await furnish(await stage.admin(), member)
  })
  afterAll(() => stage.close())

  test.each(Object.keys(memberPages))('of a member: %s', (name) =>
    check(stage, member, memberPages[name]?.(places) ?? ''),
  )
  test.each(Object.keys(publicPages))('open to all: %s', (name) =>
    check(stage, guest, publicPages[name]?.(stage.code) ?? ''),
  )

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
