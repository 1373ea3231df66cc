/** A real server in a process of its own and real browsers around it: what every journey is played on. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { caretTo } from '#tests/support/caret'
import { type ServerProcess, spawnServer } from '#tests/support/server'
import { makeTempDir, removeTempDir } from '#tests/support/temp-dir'
import { findChromium } from '../programs.mjs'

export const phone = { width: 390, height: 844 }
export const laptop = { width: 1440, height: 900 }
export const tablet = { width: 1024, height: 768 }

interface Person {
  nom: string
  organisme: string
  fonction?: string
  mode?: 'salle' | 'distance'
  size?: { width: number; height: number }
}

export interface Visitor {
  context: BrowserContext
  page: Page
}

export interface Stage {
  readonly url: string
  readonly code: string
  readonly browser: Browser
  readonly dataDir: string
  /** Follows the administrator link, in a browser of its own. */
  admin(size?: { width: number; height: number }): Promise<Visitor>
  /** Signs the attendance by the code (the demonstration's unless told), in a browser of its own, ending on the meeting. */
  join(person: Person, code?: string): Promise<Visitor>
  /** A browser that has signed nothing. */
  visitor(size?: { width: number; height: number }): Promise<Visitor>
  killServer(): Promise<void>
  restartServer(): Promise<void>
  /** What went wrong in any page: script errors, refused resources. */
  faults(): string[]
  close(): Promise<void>
}

/** Words the browser writes itself when the network is cut or the server killed on purpose, or a page is asked to be 404. */
const expected = /net::ERR_|WebSocket connection to|Failed to load resource/

export async function openStage({ vide = false }: { vide?: boolean } = {}): Promise<Stage> {
  const dataDir = makeTempDir()
  let server: ServerProcess = await spawnServer({ dataDir, args: vide ? ['--vide'] : [] })
  const port = Number(new URL(server.url).port)
  const code = server.code ?? ''
  const administratorLink = server.administratorLink
  const faults: string[] = []
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  })

  async function visitor(size = laptop): Promise<Visitor> {
    const touch = size.width < 600
    const context = await browser.newContext({ viewport: size, locale: 'fr-FR', hasTouch: touch, isMobile: touch })
    context.on('weberror', (e) => faults.push(e.error().stack ?? e.error().message))
    context.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text())
    })
    context.setDefaultTimeout(20_000)
    return { context, page: await context.newPage() }
  }

  return {
    url: server.url,
    code,
    browser,
    dataDir,
    visitor,
    async admin(size) {
      const { context, page } = await visitor(size)
      await page.goto(administratorLink)
      await page.getByRole('button').click()
      await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor()
      return { context, page }
    },
    async join({ nom, organisme, fonction = '', mode = 'salle', size }, meetingCode = code) {
      const { context, page } = await visitor(size)
      await page.goto(`${server.url}/r/${meetingCode}`)
      await page.locator('[name=nom]').fill(nom)
      await page.locator('[name=fonction]').fill(fonction)
      await page.locator('[name=organisme]').fill(organisme)
      await page.locator(`[name=mode][value=${mode}]`).check({ force: true })
      await page.getByRole('button', { name: 'Signer ma présence' }).click()
      await page.waitForURL('**/seances/*')
      return { context, page }
    },
    async killServer() {
      await server.kill('SIGKILL')
    },
    async restartServer() {
      server = await spawnServer({ dataDir, port })
    },
    faults: () => faults,
    async close() {
      await browser.close()
      await server.kill('SIGTERM')
      removeTempDir(dataDir)
    },
  }
}

/** The state of what was typed, as the bar shows it. */
export const saved = (page: Page): Promise<void> => page.locator('[data-save=enregistre]').waitFor()

interface SeanceFacts {
  id: string
  documents: { id: string; kind: string; title: string; right: string }[]
}

/** The meeting as its own page asks for it, with this person's access. */
export function seanceOf(page: Page, id = new URL(page.url()).pathname.split('/')[2]): Promise<SeanceFacts> {
  return page.evaluate(async (path) => (await fetch(path)).json(), `/api/seances/${id}`)
}

/** Opens the sheet of sub-group n, ready to write. */
export async function openSheet(page: Page, n: number): Promise<string> {
  const seance = await seanceOf(page)
  const sheet = seance.documents.filter((d) => d.kind === 'sous-groupe')[n - 1]
  if (sheet === undefined) throw new Error(`no sheet ${n}`)
  await page.goto(new URL(`/seances/${seance.id}/sous-groupes/${sheet.id}`, page.url()).href)
  await contours(page).waitFor()
  await saved(page)
  return sheet.id
}

/** The text of the first objective. */
export const contours = (page: Page) => page.getByRole('textbox', { name: 'Contours', exact: true })

/** Types at the end of a shared text. */
export async function typeAtEnd(page: Page, name: string, words: string): Promise<void> {
  await caretTo(page.getByRole('textbox', { name, exact: true }), 'last')
  await page.keyboard.type(words)
}
