/** The copy of a document on its device, in a real browser: what is written, what is said of it, what a page that goes leaves. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '#tests/support/browser'
import { bundled, pageOf } from './bundled-page.ts'
import type { CopyPage } from './copy-page.ts'
import { startSyncServer } from './sync-server.ts'

declare const copy: CopyPage

let browser: Browser
let script: string

beforeAll(async () => {
  script = await bundled('./copy-page.ts')
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

interface Device {
  context: BrowserContext
  origin: string
  /** A new page, its copy opened unless told otherwise. */
  visit(open?: boolean): Promise<Page>
}

async function device(): Promise<Device> {
  const server = await startSyncServer({ pages: pageOf(() => script) })
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  return {
    context,
    origin: server.page,
    async visit(open = true) {
      const page = await context.newPage()
      await page.goto(server.page)
      await ready(page)
      if (open) await page.evaluate(() => copy.open())
      return page
    },
  }
}

const ready = (page: Page) => page.waitForFunction(() => 'copy' in window)
const reaches = (page: Page, garde: string) => page.waitForFunction((g) => copy.garde() === g, garde)
const words = (page: Page) => page.evaluate(() => copy.words())

/** What a page opened now finds. */
async function found({ visit }: Device): Promise<string> {
  const page = await visit()
  const text = await words(page)
  await page.close()
  return text
}

test('a copy left by y-indexeddb opens, and goes on in the same database', async () => {
  const here = await device()
  const old = await here.visit(false)
  await old.evaluate(() => copy.leaveOldRows('écrit avant'))
  await old.close()
  const page = await here.visit()
  expect(await words(page)).toBe('écrit avant')
  expect(await page.evaluate(() => copy.garde())).toBe('ici')
  await page.evaluate(() => copy.type(', puis après'))
  await reaches(page, 'ici')
  expect(await found(here)).toBe('écrit avant, puis après')
})

test('opening and reading writes nothing', async () => {
  const here = await device()
  const page = await here.visit()
  await page.evaluate(() => copy.type('a'))
  await reaches(page, 'ici')
  await page.evaluate(() => copy.type('bc'))
  await reaches(page, 'ici')
  const rows = await page.evaluate(() => copy.rows())
  await page.reload()
  await ready(page)
  await page.evaluate(() => copy.open())
  expect(await page.evaluate(() => copy.rows())).toBe(rows)
})

test('what was typed before the copy opened is in it', async () => {
  const here = await device()
  const page = await here.visit(false)
  await page.evaluate(() => {
    copy.type('avant')
    const opened = copy.open()
    copy.type(' et pendant')
    return opened
  })
  await reaches(page, 'ici')
  expect(await found(here)).toBe('avant et pendant')
})

test('what is typed as the page goes is all there, forty times', { timeout: 120_000 }, async () => {
  const here = await device()
  const page = await here.visit()
  let expected = ''
  for (let i = 0; i < 40; i++) {
    const more = `${i}. Lettre après lettre, sans attendre. `
    expected += more
    await page.evaluate((letters) => {
      copy.type(letters)
      location.reload()
    }, more)
    await page.waitForFunction(() => 'copy' in window && copy.garde() === 'unopened')
    await page.evaluate(() => copy.open())
    expect(await words(page)).toBe(expected)
  }
})

test('what is being written is not said to be kept, and the words do not blink at each letter', async () => {
  const page = await (await device()).visit()
  const after = await page.evaluate(async () => {
    const seen = [copy.garde()]
    for (let i = 0; i < 20; i++) {
      copy.type('x')
      seen.push(copy.garde())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return seen
  })
  expect(after).toEqual(['ici', ...Array(20).fill('enCours')])
  await reaches(page, 'ici')
  expect(await page.evaluate(() => copy.told())).toEqual(['ici', 'enCours', 'ici'])
})

test('what a full device refuses is never said to be kept, and is kept when there is room again', {
  timeout: 60_000,
}, async () => {
  const here = await device()
  const page = await here.visit()
  const { origin } = new URL(here.origin)
  const cdp = await here.context.newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await page.evaluate(() => copy.type('plein '))
  await reaches(page, 'non')
  const asked = await page.evaluate(() => copy.told().length)
  await page.evaluate(() => copy.type('toujours '))
  expect(await page.evaluate(() => copy.garde())).toBe('non')
  await cdp.send('Storage.overrideQuotaForOrigin', { origin })
  await reaches(page, 'ici')
  expect((await page.evaluate(() => copy.told())).slice(asked - 1)).toEqual(['non', 'enCours', 'ici'])
  expect(await found(here)).toBe('plein toujours ')
})

test('two tabs that make their copy smaller at once lose nothing', { timeout: 60_000 }, async () => {
  const here = await device()
  const old = await here.visit(false)
  const before = 'x'.repeat(490)
  await old.evaluate((letters) => copy.leaveOldRows(letters), before)
  await old.close()
  const tabs = [await here.visit(), await here.visit()]
  const typed = ['a'.repeat(200), 'b'.repeat(200)]
  await Promise.all(tabs.map((tab, i) => tab.evaluate((letters) => copy.typeSlowly(letters), typed[i] ?? '')))
  for (const tab of tabs) await reaches(tab, 'ici')
  expect(await tabs[0]?.evaluate(() => copy.rows())).toBeLessThan(490)
  const text = await found(here)
  expect([...text].sort().join('')).toBe(typed.join('') + before)
})

test('a copy of many rows becomes one of few, which holds the same', async () => {
  const here = await device()
  const page = await here.visit(false)
  await page.evaluate(() => copy.leaveOldRows('y'.repeat(600)))
  await page.evaluate(() => copy.open())
  await page.evaluate(() => copy.type('z'))
  await reaches(page, 'ici')
  expect(await page.evaluate(() => copy.rows())).toBe(1)
  expect(await found(here)).toBe(`${'y'.repeat(600)}z`)
})

test('removing a copy goes through though another tab holds it, which then keeps nothing and says so', async () => {
  const here = await device()
  const [page, other] = [await here.visit(), await here.visit()]
  await other.evaluate(() => copy.type('à effacer'))
  await reaches(other, 'ici')
  expect(await page.evaluate(() => copy.remove())).toBe(true)
  await reaches(other, 'non')
  await other.evaluate(() => copy.type('rien ne revient'))
  expect(await other.evaluate(() => copy.garde())).toBe('non')
  expect(await found(here)).toBe('')
})

test('words a page left as it went are gone once they are in the copy', async () => {
  const here = await device()
  const page = await here.visit()
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('suite:')).length)
  await page.evaluate(() => {
    copy.type('derniers mots')
    dispatchEvent(new Event('pagehide'))
  })
  expect(await left()).toBe(1)
  await page.reload()
  await ready(page)
  await page.evaluate(() => copy.open())
  await reaches(page, 'ici')
  expect(await left()).toBe(0)
  expect(await found(here)).toBe('derniers mots')
})
