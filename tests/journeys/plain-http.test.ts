import { hostname } from 'node:os'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServerProcess, spawnServer } from '#tests/support/server'
import { makeTempDir, removeTempDir } from '#tests/support/temp-dir'
import { findChromium } from '../programs.mjs'
import { contours, openSheet, saved, typeAtEnd } from './stage.ts'

const dataDir = makeTempDir()
/** As a phone of the room names this machine: no browser takes that for secure. */
const name = `${hostname()}.local`
/** What the browser writes itself: headers that mean something over https only, and the end of an access. */
const browserOwn = /Cross-Origin-Opener-Policy header|Origin-Agent-Cluster header|status of 401/
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await spawnServer({ dataDir, env: { HOST: '0.0.0.0' } })
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await server.kill('SIGTERM')
  removeTempDir(dataDir)
})

test('without https everything works but opening again without network, and nothing is said of it', {
  timeout: 120_000,
}, async () => {
  const url = `http://${name}:${new URL(server.url).port}`
  const context = await browser.newContext({ locale: 'fr-FR' })
  const said: string[] = []
  context.on('weberror', (fault) => said.push(fault.error().message))
  context.on('console', (message) => {
    if (!browserOwn.test(message.text())) said.push(message.text())
  })
  const page = await context.newPage()
  await page.goto(`${url}/r/${server.code}`)
  await page.locator('[name=nom]').fill('Awa')
  await page.locator('[name=mode][value=salle]').check({ force: true })
  await page.getByRole('button', { name: 'Signer ma présence' }).click()
  await page.waitForURL('**/seances/*')
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false])

  await openSheet(page, 1)
  await typeAtEnd(page, 'Contours', 'Écrit sans https.')
  await saved(page)
  await page.reload()
  await expect.poll(() => contours(page).innerText(), { timeout: 20_000 }).toContain('Écrit sans https.')

  await page.getByRole('button', { name: /^Compte/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Me déconnecter', exact: true }).click()
  await page.waitForURL(`${url}/`)
  const names = await page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name ?? ''))
  expect(names.filter((copy) => copy.startsWith('copie:'))).toEqual([])
  expect(said).toEqual([])
})
