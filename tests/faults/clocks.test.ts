/** Clocks that are wrong: the server's jumps by two hours and back while people type, those of two browsers are a day away. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { caretTo } from '#tests/support/caret'
import { tempDir } from '#tests/support/temp-dir'
import { until } from '#tests/sync/peers'
import { contextOf, contours, openPage, shows, wordsShown, workshopBehindProxy } from './browsers.ts'
import { gather, pick } from './crew.ts'
import { tokensOf } from './oracle.ts'
import { SEED, sized } from './profile.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const HOUR = 3_600_000
const JUMPS = [2 * HOUR, -2 * HOUR, 0]
const TIMES = sized(1, 10)
const WRITERS = 8
const PER_SECOND = 5

test(`clocks that jump or are wrong lose nothing and send nobody away (SEED=${SEED})`, {
  timeout: 120_000 + TIMES * 60_000,
}, async () => {
  const file = join(tempDir(), 'ahead')
  const hook = fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url))
  const env = { NODE_OPTIONS: `--import ${hook}`, CLOCK_AHEAD: file }
  const { workshop } = await workshopBehindProxy(SEED, { env })
  const { staff } = workshop
  const aheadOfUs = async (): Promise<number> => {
    const { maintenant } = (await (await staff.get('/api/moi')).json()) as { maintenant: number }
    return maintenant - Date.now()
  }
  const sheet = pick(
    workshop.sheets.filter(({ kind }) => kind === 'sous-groupe'),
    0,
  )
  // Nobody else writes where the browsers do: they type letter by letter.
  const others = workshop.sheets.filter((other) => other !== sheet)
  const crew = await gather({
    workshop,
    size: WRITERS,
    seed: SEED,
    sheetFor: (i) => pick(others, i),
    judged: workshop.sheets,
  })
  const people = await workshop.participants(2, 'Autre jour')
  const ahead = [24 * HOUR, -24 * HOUR]
  const pages = await Promise.all(
    people.map(async (person, i) =>
      openPage(await contextOf(browser, workshop.url, person, ahead[i] ?? 0), workshop, sheet),
    ),
  )
  const hands = pages.map((_, i) => crew.oracle.hand(i === 0 ? 'demain' : 'hier'))
  expect(await pages[0]?.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 23 * HOUR)

  async function showsAll(page: Page): Promise<void> {
    const shown = async () => {
      const found = tokensOf(await wordsShown(page))
      return hands.every(({ acts }) => acts.every(({ token }) => found.get(token) === 1))
    }
    await expect.poll(shown, { timeout: 30_000 }).toBe(true)
  }

  crew.start(PER_SECOND)
  for (const jump of Array.from({ length: TIMES }, () => JUMPS).flat()) {
    writeFileSync(file, String(jump))
    let seen = Number.NaN
    await until(() => {
      void aheadOfUs().then((ms) => {
        seen = ms
      })
      return Math.abs(seen - jump) < HOUR / 2
    }, 'the clock of the server has jumped')
    const before = crew.acknowledged()
    for (const [i, page] of pages.entries()) {
      // Where the text ends is known once all of it came.
      await showsAll(page)
      const token = hands[i]?.next() ?? ''
      hands[i]?.did({ kind: 'write', token })
      await caretTo(contours(page), 'last')
      await page.keyboard.type(`${token} `)
      await shows(page, 'enregistre')
      hands[i]?.told(hands[i]?.acts.length ?? 0)
    }
    await until(() => crew.acknowledged() > before + WRITERS, 'the others are told too')
    expect(await crew.faultsInLog(), `SEED=${SEED}`).toEqual([])
    expect((await fetch(`${workshop.here}/health/ready`)).status).toBe(200)
  }
  crew.stop()
  await crew.atRest()
  expect(await crew.faultsInLog(), `SEED=${SEED}`).toEqual([])
  for (const page of pages) await showsAll(page)
  for (const { writer } of crew.members)
    for (const never of ['refuse', 'ferme'] as const) expect(writer.opened.seen).not.toContain(never)
  await workshop.kill('SIGKILL')
})
