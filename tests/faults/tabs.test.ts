/** One person, one document, two tabs: they share a device, and neither undoes what the other keeps. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { caretTo } from '#tests/support/caret'
import { contextOf, contours, openPage, shows, wordsShown, workshopBehindProxy } from './browsers.ts'
import { pick } from './crew.ts'
import { createOracle, type Hand, tokensIn, tokensOf } from './oracle.ts'
import { SEED, sized } from './profile.ts'
import { logOf } from './workshop.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const TIMES = sized(1, 10)
const WORDS = 4

test(`what is typed in two tabs without network is all there once, whichever is closed (SEED=${SEED})`, {
  timeout: 60_000 + TIMES * 90_000,
}, async () => {
  const { workshop, proxy } = await workshopBehindProxy(SEED)
  const sheet = pick(
    workshop.sheets.filter(({ kind }) => kind === 'sous-groupe'),
    0,
  )
  const [person] = await workshop.participants(1, 'Deux onglets')
  if (person === undefined) throw new Error('nobody came')
  const context = await contextOf(browser, workshop.url, person)
  const oracle = createOracle()
  const hands = [oracle.hand('ta'), oracle.hand('tb')]

  async function type(page: Page, hand: Hand | undefined, edge: 'first' | 'last'): Promise<void> {
    await page.bringToFront()
    await caretTo(contours(page), edge)
    for (let i = 0; i < WORDS; i++) {
      const token = hand?.next() ?? ''
      hand?.did({ kind: 'write', token })
      await page.keyboard.type(token)
    }
  }

  async function showsAll(page: Page): Promise<void> {
    const written = oracle.hands.reduce((sum, { acts }) => sum + acts.length, 0)
    await expect.poll(async () => tokensOf(await wordsShown(page)).size, { timeout: 30_000 }).toBe(written)
  }

  for (let time = 0; time < TIMES; time++) {
    const pages = [await openPage(context, workshop, sheet), await openPage(context, workshop, sheet)]
    const [first, second] = [pick(pages, 0), pick(pages, 1)]
    await type(first, hands[0], 'first')
    // Where the text ends is known once all of it came.
    await showsAll(second)
    await type(second, hands[1], 'last')
    await showsAll(first)
    for (const page of pages) await shows(page, 'enregistre')
    proxy.refuse(true)
    proxy.reset()
    for (const page of pages) await shows(page, 'horsLigne')
    await type(first, hands[0], 'first')
    await type(second, hands[1], 'last')
    await pick(pages, time).close()
    const left = pick(pages, time + 1)
    await expect.poll(() => left.locator('[data-save]').innerText(), { timeout: 10_000 }).toMatch(/gardé ici/)
    await left.close()
    proxy.refuse(false)
    const again = await openPage(context, workshop, sheet)
    await showsAll(again)
    await shows(again, 'enregistre')
    for (const hand of hands) hand.told(hand.acts.length)
    expect(oracle.faultsAtRest('screen', tokensOf(await wordsShown(again))), `SEED=${SEED}`).toEqual([])
    expect(oracle.faultsAtRest('log', tokensIn(sheet.kind, await logOf(workshop, sheet))), `SEED=${SEED}`).toEqual([])
    await again.close()
  }
})
