import { expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { followLink, joinByCode, openDocument, seanceOf } from '#tests/support/people'
import { type ServerProcess, spawnServer } from '#tests/support/server'
import { tempDir } from '#tests/support/temp-dir'

const soon = { timeout: 10_000, interval: 20 }

async function started(options: Parameters<typeof spawnServer>[0]): Promise<ServerProcess> {
  const server = await spawnServer(options)
  onTestFinished(async () => void (await server.kill('SIGKILL')))
  return server
}

const words = (doc: Y.Doc) => rootProse(doc, 'contours').toString()
function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  rootProse(doc, 'contours').push([paragraph])
}

it('lets whoever follows the code write at once, and keeps what another saw through a kill -9', async () => {
  const dataDir = tempDir()
  const first = await started({ dataDir })
  const awa = await joinByCode(first.url, first.code ?? '', 'Awa')
  const bruno = await joinByCode(first.url, first.code ?? '', 'Bruno', 'distance')
  const sheet = (await seanceOf(awa)).documents.find((document) => document.kind === 'sous-groupe')
  if (sheet === undefined) throw new Error('the meeting has no sub-group')

  const here = openDocument(first.url, awa, sheet.id)
  const there = openDocument(first.url, bruno, sheet.id)
  await vi.waitFor(() => expect([here.provider.synced, there.provider.synced]).toEqual([true, true]), soon)
  write(here.doc, 'Un inventaire des lieux')
  await vi.waitFor(() => expect(words(there.doc)).toContain('Un inventaire des lieux'), soon)

  await first.kill('SIGKILL')
  const second = await started({ dataDir, port: Number(new URL(first.url).port) })
  expect(second.code).toBe(first.code)
  const chloe = await joinByCode(second.url, second.code ?? '', 'Chloé')
  const later = openDocument(second.url, chloe, sheet.id)
  await vi.waitFor(() => expect(words(later.doc)).toContain('Un inventaire des lieux'), soon)
  // Those who were there come back alone, and nothing is there twice.
  write(there.doc, 'et des horaires')
  await vi.waitFor(() => expect(words(later.doc)).toContain('et des horaires'), soon)
  expect(words(later.doc).split('Un inventaire des lieux')).toHaveLength(2)
})

it('makes an administrator of whoever follows the printed link, once', async () => {
  const server = await started({ dataDir: tempDir() })
  const administrator = await followLink(server.url, server.administratorLink)
  const moi = await administrator.get('/api/moi')
  expect(await moi.json()).toMatchObject({ roles: ['administrateur'], seanceId: null })
  await expect(followLink(server.url, server.administratorLink)).rejects.toThrow()
})

it('goes on when a client sends nonsense, and stops while clients are connected', async () => {
  const server = await started({ dataDir: tempDir() })
  const awa = await joinByCode(server.url, server.code ?? '', 'Awa')
  const sheet = (await seanceOf(awa)).documents.find((document) => document.kind === 'sous-groupe')
  const { provider } = openDocument(server.url, awa, sheet?.id ?? '')
  await vi.waitFor(() => expect(provider.synced).toBe(true), soon)
  provider.ws?.send(new Uint8Array([0, 2, 255, 255, 255]))
  const long = await awa.send('POST', '/api/moi/deconnexion', { x: 'x'.repeat(400_000) })
  expect(long.status).toBe(413)
  expect((await awa.get('/api/seances/inconnue')).status).toBe(404)
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
  expect(await server.kill('SIGTERM')).toBe(0)
})
