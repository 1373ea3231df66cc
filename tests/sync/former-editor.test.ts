/**
 * An editor deletes, for everybody, the nodes it does not know: a page left open while the server moved to a version with
 * tables would delete every table it is shown. The real editor, in a real browser.
 */
import type { Plugin } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { promised } from '#tests/faults/figures'
import { openBrowser } from '#tests/support/browser'
import { bundled, pageOf } from './bundled-page.ts'
import type { EditorPage } from './editor-page.ts'
import { joined } from './peers.ts'
import { type SyncServer, startSyncServer } from './sync-server.ts'
import { contours } from './words.ts'

declare const sheet: EditorPage

let browser: Browser
let present: string
let former: string

/** A program built before the last change of version. */
const announcesFormer: Plugin = {
  name: 'former version',
  setup({ onLoad }) {
    const contents = "export const SCHEMA_VERSION = 0\nexport const SCHEMA_PROTOCOL = 'tour-de-table.v0'"
    onLoad({ filter: /shared\/sync\/schema-version\.ts$/ }, () => ({ contents, loader: 'ts' }))
  },
}

beforeAll(async () => {
  present = await bundled('./editor-page.ts')
  former = await bundled('./editor-page.ts', [announcesFormer])
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const cell = (words: string) => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
const table = [{ type: 'table', content: [{ type: 'tableRow', content: [cell('Caf'), cell('Ville')] }] }]

async function serverWith(program: () => string): Promise<SyncServer> {
  const server = await startSyncServer({ pages: pageOf(program) })
  await server.document('doc-1', 'sous-groupe', {})
  return server
}

async function visit(server: SyncServer, editor: 'present' | 'former'): Promise<Page> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await context.addCookies([{ name: 'person', value: 'awa', url: server.page }])
  const page = await context.newPage()
  await reopen(server, page, editor)
  return page
}

async function reopen(server: SyncServer, page: Page, editor: 'present' | 'former'): Promise<void> {
  await page.goto(server.page)
  await page.waitForFunction(() => 'sheet' in window)
  await page.evaluate((version) => sheet.open(version), editor)
}

const reaches = (page: Page, kind: string) => page.waitForFunction((k) => sheet.status()?.kind === k, kind)
const wordsOf = async (server: SyncServer) => contours((await joined(server.url, 'doc-1', 'bruno')).doc)

test('without the version, the editor of a former version deletes a table it is shown', async () => {
  const server = await serverWith(() => present)
  await server.rooms.write('doc-1', { contours: table })
  const page = await visit(server, 'former')
  await reaches(page, 'enregistre')
  await page.evaluate(() => sheet.type('bonjour'))
  await reaches(page, 'enregistre')
  expect(await wordsOf(server)).not.toContain('Caf')
})

test('a page of a former version is told to reload before it sees the table, and what was typed in it arrives after', () =>
  promised('R11', async () => {
    let program = present
    const server = await serverWith(() => program)
    const page = await visit(server, 'former')
    await reaches(page, 'enregistre')
    await page.routeWebSocket(/\/sync\//, (socket) => socket.close())
    await page.route(/\/sync\//, (route) => route.abort())
    await reopen(server, page, 'former')
    await page.waitForFunction(() => sheet.ready())
    await page.evaluate(() => sheet.type('tapé avant'))
    await reaches(page, 'horsLigne')
    await page.unrouteAll()
    // The server is upgraded: from here the page that was open announces a version of the past.
    program = former
    await server.rooms.write('doc-1', { contours: table })
    const context = page.context()
    await page.close()
    const late = await context.newPage()
    await reopen(server, late, 'former')
    await reaches(late, 'ferme')
    expect(await late.evaluate(() => sheet.status())).toEqual({ kind: 'ferme', reason: 'reloadNeeded' })
    expect(await late.evaluate(() => [sheet.ready(), sheet.html().includes('Caf')])).toEqual([false, false])
    expect(await wordsOf(server)).toBe('Caf\nVille')
    program = present
    await reopen(server, late, 'present')
    await reaches(late, 'enregistre')
    const words = await wordsOf(server)
    expect(words).toContain('tapé avant')
    expect(words).toContain('Caf')
    return {
      measured: '0 nœud perdu en 1 tableau, refusé avant synchronisation, texte tapé hors ligne reçu après',
      met: true,
    }
  }))
