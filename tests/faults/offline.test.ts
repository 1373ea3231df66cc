/** Long work without network on one side and with it on the other: both are there, the tab having been closed or not. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { caretTo } from '#tests/support/caret'
import { contextOf, contours, openPage, shows, wordsShown, workshopBehindProxy } from './browsers.ts'
import { gather, pick } from './crew.ts'
import { inFrench, promised } from './figures.ts'
import { tokensOf } from './oracle.ts'
import { SEED, sized } from './profile.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const EDITS = 500
const TIMES = sized(1, 5)
const WRITERS = 5
const PROMISED_S = 5

test(
  `500 edits on each side of a cut are all there once, the tab closed or not (SEED=${SEED})`,
  {
    timeout: 60_000 + TIMES * 120_000,
  },
  () =>
    promised('R7', async () => {
      const { workshop, proxy } = await workshopBehindProxy(SEED)
      const sheets = workshop.sheets.filter(({ kind }) => kind === 'sous-groupe')
      const sheet = pick(sheets, 0)
      const sheetFor = () => sheet
      const crew = await gather({ workshop, size: WRITERS, seed: SEED, sheetFor })
      const { oracle } = crew
      const here = { workshop, size: 1, oracle, sheetFor, addressFor: () => proxy.url }
      const alone = await gather({ ...here, seed: SEED + 1000, prefix: 'seule' })
      const [person] = await workshop.participants(1, 'Dans le train')
      if (person === undefined) throw new Error('nobody came')
      const context = await contextOf(browser, workshop.url, person)
      const awa = oracle.hand('train')
      const delays: { closed: number; open: number }[] = []
      for (let time = 0; time < TIMES; time++) {
        const page = await openPage(context, workshop, sheet)
        await caretTo(contours(page), 'last')
        proxy.refuse(true)
        proxy.reset()
        await shows(page, 'horsLigne')
        // A key is an edit.
        for (let keys = 0; keys < EDITS; ) {
          const token = awa.next()
          awa.did({ kind: 'write', token })
          await page.keyboard.type(token)
          keys += token.length
        }
        for (let i = 0; i < EDITS; i++) {
          pick(crew.members, i).writer.write()
          pick(alone.members, 0).writer.write()
        }
        await crew.atRest()
        expect(pick(alone.members, 0).writer.hand.acknowledged).toBe(time * EDITS)
        await page.close()

        proxy.refuse(false)
        let from = performance.now()
        pick(alone.members, 0).writer.opened.document.check()
        await alone.atRest()
        const open = (performance.now() - from) / 1000
        from = performance.now()
        const again = await openPage(context, workshop, sheet)
        const shown = async () => {
          const found = tokensOf(await wordsShown(again))
          return awa.acts.every(({ token }) => found.get(token) === 1)
        }
        await expect.poll(shown, { timeout: 30_000 }).toBe(true)
        delays.push({ closed: (performance.now() - from) / 1000, open })
        awa.told(awa.acts.length)
        expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
        await again.close()
      }
      await workshop.kill('SIGKILL')
      expect(await crew.coldFaultsAtRest(), `SEED=${SEED}`).toEqual([])
      const [closed, open] = [Math.max(...delays.map((d) => d.closed)), Math.max(...delays.map((d) => d.open))]
      const measured = `${EDITS} et ${EDITS} : ${inFrench(open, 1)} s, onglet rouvert ${inFrench(closed, 1)} s`
      return { measured, met: open <= PROMISED_S && closed <= PROMISED_S }
    }),
)
