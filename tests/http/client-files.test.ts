import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isScreen } from '#shared/screens'
import { tempDir } from '#tests/support/temp-dir'
import { workspace } from './workspace.ts'

function built(): string {
  const folder = tempDir()
  const clientDir = join(folder, 'client')
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Tour de table</title>')
  writeFileSync(join(clientDir, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(clientDir, 'service-worker.js'), 'self.addEventListener("fetch", () => undefined)')
  writeFileSync(join(clientDir, 'assets', 'app-1a2b.js'), 'export const seance = 1\n'.repeat(500))
  return clientDir
}

it('serves every screen of the client at its own address, never kept by the browser', async () => {
  const w = await workspace({ clientDir: built() })
  const paths = [
    '/',
    '/seances/abc',
    '/seances/abc/preparer',
    '/seances/abc/sous-groupes/d1',
    '/groupes/g/seances/nouvelle',
  ]
  for (const path of [
    ...paths,
    '/axes/a/suivi',
    '/restitutions/r?page=2',
    '/brouillons',
    '/administration',
    '/diagnostic',
  ]) {
    const answer = await w.visitor().get(path)
    expect([answer.status, answer.headers.get('cache-control')], path).toEqual([200, 'no-store'])
    expect(answer.text).toContain('<title>Tour de table</title>')
  }
})

it('keeps its hashed files for ever, smaller when the browser takes it', async () => {
  const w = await workspace({ clientDir: built() })
  for (const encoding of ['identity', 'gzip', 'gzip, deflate, br']) {
    const answer = await w.visitor().ask('GET', '/assets/app-1a2b.js', { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.text).toBe('export const seance = 1\n'.repeat(500))
  }
  const logo = await w.visitor().get('/logo.svg')
  expect([logo.headers.get('content-type'), logo.headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-cache'])
})

it('serves the service worker where it may watch over every page, asked again each time', async () => {
  const w = await workspace({ clientDir: built() })
  const { status, headers } = await w.visitor().get('/service-worker.js')
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'no-cache',
  ])
})

it('serves nothing outside the built folder, and no screen for an address the client does not know', async () => {
  const w = await workspace({ clientDir: built() })
  const climbing = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '//secret.txt',
  ]
  for (const path of [
    ...climbing,
    '/assets/',
    '/assets/autre.js',
    '/seances/a/b/c',
    '/api/',
    '//api//moi',
    '/%00',
    '/index.html',
  ]) {
    const answer = await w.visitor().get(path)
    expect(answer.status, path).toBe(404)
    expect(answer.text, path).not.toContain('secret')
  }
})

it('says what to do when the client was never built', async () => {
  const w = await workspace()
  const answer = await w.visitor().get('/seances/abc')
  expect(answer.status).toBe(503)
  expect(answer.text).toContain('npm start')
})

it('takes no address of the server for a screen', () => {
  for (const path of [
    '/api/moi',
    '/r',
    '/r/ABCD-EFGH',
    '/q/x',
    '/acces/x',
    '/sync/x',
    '/health/live',
    '/confidentialite',
  ])
    expect(isScreen(path), path).toBe(false)
})
