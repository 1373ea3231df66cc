import { expect, test } from 'vitest'
import { project } from '#shared/document/project'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

test('two people with the stock provider see each other’s words', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  addParagraph(awa.doc, 'depuis Awa')
  addParagraph(bruno.doc, 'depuis Bruno')
  const both = (words: string): boolean => words.includes('Awa') && words.includes('Bruno')
  await until(() => both(contours(awa.doc)) && both(contours(bruno.doc)), 'both texts on both sides')
  expect(contours(awa.doc)).toBe(contours(bruno.doc))
  const reading = (await server.rooms.read(['doc-1'])).get('doc-1')
  expect(reading?.value).toEqual(project(sousGroupe, awa.doc).value)
})
