import { expect, test } from 'vitest'
import { createWriters } from '#server/snapshot/writers'
import { proseFromLines } from '#shared/document/value'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

test('who wrote a text is told by organisation, of what was read at a position of the log', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { contours: proseFromLines('x'.repeat(10)) })
  const [awa, bruno, chloe] = [
    await joined(server.url, 'doc-1', 'awa'),
    await joined(server.url, 'doc-1', 'bruno'),
    await joined(server.url, 'doc-1', 'chloe'),
  ]
  addParagraph(awa.doc, 'a'.repeat(40))
  addParagraph(bruno.doc, 'b'.repeat(20))
  addParagraph(chloe.doc, 'c'.repeat(30))
  await until(() => contours(awa.doc).replaceAll('\n', '').length === 100, 'every text')
  const at = (await server.rooms.read(['doc-1'])).get('doc-1')?.position ?? 0
  addParagraph(bruno.doc, 'later'.repeat(20))
  await until(() => contours(awa.doc).includes('later'), 'what is written later')

  const organismes = new Map<string, string | null>([
    ['awa', 'Caf'],
    ['bruno', 'Plaine Commune'],
    ['chloe', 'Plaine Commune'],
  ])
  const known = async (ids: readonly string[]) => new Map(ids.map((id) => [id, organismes.get(id) ?? null]))
  const lignes: { personId: string; organisme: string; tableDe: string | null; statut: 'present' }[] = []
  const writers = createWriters({ log: server.log, people: { organismes: known }, lignesDe: async () => lignes })
  expect(await writers.of('doc-1', at)).toEqual([
    { organisme: 'Plaine Commune', part: 0.5 },
    { organisme: 'Caf', part: 0.4 },
    { organisme: null, part: 0.1 },
  ])
  // Dora shared the device of Awa: what was typed there is theirs.
  const here = { statut: 'present' } as const
  lignes.push({ ...here, personId: 'awa', organisme: 'Caf', tableDe: null })
  lignes.push({ ...here, personId: 'dora', organisme: 'Mairie', tableDe: 'awa' })
  expect((await writers.of('doc-1', at))[1]).toEqual({ organisme: 'Caf, Mairie', part: 0.4 })
  lignes.length = 0
  organismes.delete('awa')
  const shares = await writers.of('doc-1', at)
  expect(shares.map((s) => s.organisme)).toEqual(['Plaine Commune', 'Organisation non précisée', null])
  expect(await writers.of('nulle-part', at)).toEqual([])
})
