import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { project, projectField } from '#shared/document/project'
import { proseText } from '#shared/document/value'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'

function addParagraph(doc: Y.Doc, words: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    const root = rootProse(doc, 'contours')
    root.insert(root.length, [paragraph])
  })
}
const contours = (doc: Y.Doc): string => proseText(projectField(sousGroupe, doc, 'contours'))

test('two people with the stock provider see each other’s words', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  addParagraph(awa.doc, 'depuis Awa')
  addParagraph(bruno.doc, 'depuis Bruno')
  await until(
    () => contours(awa.doc).includes('Bruno') && contours(bruno.doc).includes('Awa'),
    'both texts on both sides',
  )
  expect(contours(awa.doc)).toBe(contours(bruno.doc))
  const reading = (await server.rooms.read(['doc-1'])).get('doc-1')
  expect(reading?.value).toEqual(project(sousGroupe, awa.doc).value)
})
