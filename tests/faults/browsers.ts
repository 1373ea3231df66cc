/** People with a real browser, the application as it is built, and a bad network between them and the server. */
import { createServer } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Person } from '#tests/support/people'
import { listening } from '#tests/sync/listening'
import { type FaultProxy, faultProxy } from './fault-proxy.ts'
import { openWorkshop, type Sheet, type Workshop, type WorkshopOptions } from './workshop.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A workshop that browsers find behind a proxy: they must be told its address, or they would be strangers to it. */
export async function workshopBehindProxy(
  seed: number,
  options: WorkshopOptions = {},
): Promise<{ workshop: Workshop; proxy: FaultProxy }> {
  const port = await freePort()
  const proxy = await faultProxy(`http://127.0.0.1:${port}`, seed)
  const workshop = await openWorkshop({ ...options, behind: { port, publicUrl: proxy.url } })
  return { workshop, proxy }
}

/** The browser of somebody who has signed in; `aheadMs`: how much its clock is ahead of ours. */
export async function contextOf(browser: Browser, url: string, person: Person, aheadMs = 0): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'fr-FR' })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(30_000)
  const [name = '', value = ''] = person.cookie.split('=', 2)
  await context.addCookies([{ name, value, url }])
  if (aheadMs !== 0) await context.addInitScript(shiftClock, aheadMs)
  return context
}

/** Runs in the page, before anything else does. */
function shiftClock(aheadMs: number): void {
  const RealDate = Date
  class ShiftedDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + aheadMs)
      else super(...(given as [number]))
    }
    static override now(): number {
      return RealDate.now() + aheadMs
    }
  }
  Object.assign(globalThis, { Date: ShiftedDate })
}

/** The page of a sub-group's sheet, ready to be written on. */
export async function openPage(context: BrowserContext, { url, seanceId }: Workshop, sheet: Sheet): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/seances/${seanceId}/sous-groupes/${sheet.id}`)
  await contours(page).waitFor()
  await shows(page, 'enregistre')
  return page
}

/** The first formatted text of the sheet. */
export const contours = (page: Page) => page.getByRole('textbox', { name: 'Contours', exact: true })

/** Waits until the bar says so of what was typed. */
export const shows = (page: Page, state: string): Promise<void> => page.locator(`[data-save=${state}]`).waitFor()

/** The words of the first text, without the labels of carets; a soft return is a line of its own. */
export const wordsShown = (page: Page): Promise<string> =>
  contours(page).evaluate((node) => {
    const copy = node.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('[class*=curseur], .ProseMirror-trailingBreak')) caret.remove()
    for (const line of copy.querySelectorAll('br')) line.replaceWith('\n')
    return [...copy.children].map((block) => block.textContent ?? '').join('\n\n')
  })
