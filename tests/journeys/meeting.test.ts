import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { caretTo } from '#tests/support/caret'
import { contours, openSheet, openStage, phone, type Stage, saved, seanceOf, typeAtEnd, type Visitor } from './stage.ts'

describe('the meeting of 1 July 2025, from the first signature to its closing', () => {
  let stage: Stage
  let animation: Visitor
  let awa: Visitor
  let bruno: Visitor
  let chloe: Visitor
  let observateur: Visitor
  let seanceUrl: string

  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())
  afterEach(() => expect(stage.faults()).toEqual([]))

  test('the administrator opens the link once and runs the meeting', async () => {
    animation = await stage.admin()
    await animation.page.getByRole('link', { name: 'Entrer dans la séance' }).click()
    await animation.page.getByRole('heading', { level: 1, name: /1er juillet 2025/ }).waitFor()
    seanceUrl = animation.page.url()
    for (const titre of ['Traduction du SDSF sur le terrain', 'Cartographie dynamique', 'compétences des EPT'])
      await animation.page.getByRole('heading', { level: 3, name: new RegExp(titre) }).waitFor()
  })

  test('three people join by the code, one of them at a distance and one on a phone', async () => {
    awa = await stage.join({ nom: 'Awa', organisme: 'Plaine Commune', fonction: 'Chargée de mission' })
    bruno = await stage.join({ nom: 'Bruno', organisme: 'ODDS', mode: 'distance' })
    chloe = await stage.join({ nom: 'Chloé', organisme: 'Ville test', size: phone })
    expect(chloe.page.url()).toBe(seanceUrl)
    await animation.page.getByText('2 en salle').first().waitFor()
    await animation.page.getByText('1 à distance').first().waitFor()
  })

  test('the current item moves for everyone, the projection included', async () => {
    const projection = await stage.visitor({ width: 1280, height: 720 })
    await projection.context.addCookies(await animation.context.cookies())
    await projection.page.goto(`${seanceUrl}/projeter`)
    await animation.page.getByRole('button', { name: /^Travail en sous-groupes/ }).click()
    for (const { page } of [awa, bruno, chloe, projection])
      await page
        .getByText(/Travail en sous-groupes/)
        .first()
        .waitFor()
    await projection.page.getByText(stage.code).first().waitFor()
    const tooSmall = await projection.page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((node) => [...node.childNodes].some((n) => n.nodeType === 3 && (n.textContent ?? '').trim() !== ''))
        .filter(
          (node) =>
            node.getClientRects().length > 0 && node.closest('.sr, .evitement, sup, [aria-hidden=true]') === null,
        )
        .filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 24)
        .map((node) => node.outerHTML),
    )
    expect(tooSmall).toEqual([])
    await projection.context.close()
  })

  test('a hand and « je n’entends pas » reach the facilitator with name and mode', async () => {
    await bruno.page.getByRole('button', { name: 'Je n’entends pas' }).first().click()
    await chloe.page
      .getByRole('button', { name: /demander la parole/i })
      .first()
      .click()
    const presence = animation.page.getByRole('region', { name: 'Présence' })
    await presence.getByText('1 personne n’entend pas').waitFor()
    await presence.getByText('Bruno').first().waitFor()
    await presence.getByText('Chloé').first().waitFor()
    await presence.getByRole('button', { name: 'Effacer' }).click()
    await expect.poll(() => presence.getByText('n’entend pas').count()).toBe(0)
  })

  test('the facilitator and a member write in the same état d’avancement at once', async () => {
    const facts = await seanceOf(animation.page)
    const fiche = facts.documents.find((d) => d.kind === 'fiche-action')
    const cell = /État d.avancement : Réalisation d.un inventaire/
    await awa.page.goto(`${stage.url}/fiches/${fiche?.id}`)
    const suivi = await stage.visitor()
    await suivi.context.addCookies(await animation.context.cookies())
    await suivi.page.goto(`${stage.url}/fiches/${fiche?.id}`)
    for (const { page } of [awa, suivi]) {
      await page.getByRole('textbox', { name: cell }).waitFor()
      await saved(page)
    }
    await Promise.all(
      [[suivi.page, ' Ouverture aux villes.'] as const, [awa.page, ' Deux observatoires recensés.'] as const].map(
        async ([page, words]) => {
          await caretTo(page.getByRole('textbox', { name: cell }), 'last')
          await page.keyboard.type(words)
        },
      ),
    )
    // Where each caret stood is theirs; what counts is that every letter of both is there, once, and the same for both.
    const whole =
      'Présentation des pages du CRP Application cartographie petite enfance Ouverture aux villes. Deux observatoires recensés.'
    for (const { page } of [awa, suivi]) {
      await saved(page)
      await expect.poll(async () => lettersOf((await plain(page, cell)) ?? '')).toBe(lettersOf(whole))
    }
    expect(await plain(awa.page, cell)).toBe(await plain(suivi.page, cell))
    await suivi.context.close()
  })

  test('an observer reads and cannot write, neither on the page nor by a raw socket', async () => {
    const seanceId = seanceUrl.split('/').at(-1) ?? ''
    const { url } = await animation.page.evaluate(
      async (body) =>
        (
          await fetch('/api/liens', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).json() as Promise<{ url: string }>,
      { role: 'observateur', pour: 'Direction, en observation', seanceId },
    )
    observateur = await stage.visitor()
    await observateur.page.goto(url)
    await observateur.page.getByRole('button').click()
    await observateur.page.waitForURL('**/seances/*')
    const facts = await seanceOf(observateur.page)
    expect(facts.documents.map((d) => d.right)).not.toContain('write')
    const sheet = facts.documents.find((d) => d.kind === 'sous-groupe')?.id ?? ''
    await observateur.page.goto(`${seanceUrl}/sous-groupes/${sheet}`)
    await observateur.page.getByRole('heading', { name: /Valider l'action à porter/ }).waitFor()
    expect(
      await observateur.page
        .locator('main')
        .locator('[contenteditable=true], input:enabled, textarea:enabled, select:enabled')
        .evaluateAll((found) => found.map((node) => node.outerHTML)),
    ).toEqual([])

    const cookie = (await observateur.context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
    class Socket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie, origin: stage.url } })
      }
    }
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${stage.url.replace('http', 'ws')}/sync`, sheet, doc, {
      protocols: [SCHEMA_PROTOCOL],
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
    const closed = new Promise<number>((resolve) =>
      provider.on('connection-close', (event) => resolve(event?.code ?? 0)),
    )
    doc.getMap('values').set('intitule', 'Écrit par un observateur')
    expect(await closed).toBe(4405)
    provider.destroy()
    const seen = await animation.page.evaluate(async (path) => (await fetch(path)).json(), `/api/documents/${sheet}`)
    expect(JSON.stringify(seen)).not.toContain('observateur')
  })

  test('after closing, what was typed late is refused and kept as a visible draft', { timeout: 120_000 }, async () => {
    await openSheet(chloe.page, 1)
    await typeAtEnd(chloe.page, 'Contours', 'Un kit d’appropriation pour les participant·es.')
    await saved(chloe.page)
    await openSheet(bruno.page, 1)
    await typeAtEnd(bruno.page, 'Contours', ' En ligne.')
    await saved(bruno.page)
    await bruno.context.setOffline(true)
    await bruno.page.locator('[data-save=horsLigne]').waitFor({ timeout: 45_000 })
    await typeAtEnd(bruno.page, 'Contours', ' Arrivé trop tard.')
    await animation.page.getByRole('button', { name: 'Noter au relevé' }).click()
    await animation.page.getByRole('textbox', { name: 'Texte' }).fill('Groupe de suivi de la cartographie créé')
    await animation.page.getByRole('button', { name: 'Terminé' }).click()
    await saved(animation.page)
    await animation.page.getByRole('button', { name: 'Clôturer la séance' }).first().click()
    const dialog = animation.page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Clôturer la séance' }).click()
    await dialog.getByText('Bruno').waitFor({ timeout: 30_000 })
    await dialog.getByRole('button', { name: /^Clôturer sans (cette|ces) personne/ }).click({ timeout: 30_000 })
    await animation.page.getByText('Clôturée', { exact: true }).first().waitFor()
    await bruno.context.setOffline(false)
    await bruno.page.locator('[data-save=refuse]').waitFor({ timeout: 45_000 })
    expect(await contours(chloe.page).count()).toBe(0)
    await bruno.page.goto(`${stage.url}/brouillons`)
    await bruno.page.getByText('Arrivé trop tard').first().waitFor()
    await bruno.page.getByText('La séance est close. Votre texte est gardé en brouillon.').first().waitFor()
    expect(await bruno.page.getByText('pas y écrire').count()).toBe(0)
  })
})

const lettersOf = (text: string) => [...text.replace(/\s/g, '')].sort().join('')

/** The words of a shared text without the labels of carets. */
const plain = (page: Visitor['page'], name: RegExp) =>
  page.getByRole('textbox', { name }).evaluate((node) => {
    const copy = node.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('[class*=curseur]')) caret.remove()
    return copy.textContent
  })
