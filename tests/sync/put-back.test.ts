/** Words written in a block that somebody else, who had not seen them, was taking away. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeUpdate } from '#server/sync/difference'
import { Graves } from '#server/sync/put-back'
import { WorkingCopy } from '#server/sync/working-copy'
import { addRow, cellText, removeRow } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { definitionOf } from '#shared/documents/registry'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { joined, type Peer, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const wordsOf = (doc: Y.Doc, block = 0): Y.XmlText =>
  (rootProse(doc, 'contours').get(block) as Y.XmlElement).get(0) as Y.XmlText

/** As an editor does it: the block goes, another comes with the words it held. */
function makeTitle(doc: Y.Doc): void {
  const root = rootProse(doc, 'contours')
  doc.transact(() => {
    const words = (wordsOf(doc).toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
    const title = new Y.XmlElement('heading')
    title.setAttribute('level', 2 as unknown as string)
    title.insert(0, [new Y.XmlText(words)])
    root.delete(0, 1)
    root.insert(0, [title])
  })
}

const erase = (doc: Y.Doc): void => rootProse(doc, 'contours').delete(0, 1)
const write = (doc: Y.Doc): void => wordsOf(doc).insert(20, ' en juin 2026')

async function threePeople(): Promise<{ awa: Peer; bruno: Peer; chloe: Peer }> {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  addParagraph(awa.doc, 'Le guide est attendu, après relecture.')
  addParagraph(awa.doc, 'Ensuite.')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const chloe = await joined(server.url, 'doc-1', 'chloe')
  for (const { doc } of [bruno, chloe]) await until(() => contours(doc).includes('Ensuite'), 'all have it all')
  return { awa, bruno, chloe }
}

/** The first acts while the other is away, who acts before coming back. */
async function apart(
  witness: Peer,
  [here, there]: [Peer, Peer],
  first: (doc: Y.Doc) => void,
  then: (doc: Y.Doc) => void,
): Promise<void> {
  there.provider.disconnect()
  first(here.doc)
  await until(() => contours(witness.doc) === contours(here.doc), 'it is on disk')
  then(there.doc)
  there.provider.connect()
  await until(() => there.provider.synced, 'both are in sync')
}

test.each([
  ['a title is made of the block', makeTitle, 'Le guide est attendu en juin 2026, après relecture.\nEnsuite.'],
  ['the block is erased', erase, ' en juin 2026\nEnsuite.'],
])('%s: the words are there once, whoever comes last', async (_name, takeAway, expected) => {
  for (const lateWords of [false, true]) {
    const { awa, bruno, chloe } = await threePeople()
    if (lateWords) await apart(chloe, [awa, bruno], takeAway, write)
    else await apart(chloe, [bruno, awa], write, takeAway)
    for (const { doc } of [awa, bruno, chloe])
      await until(() => contours(doc) === expected, `${lateWords}: ${contours(doc)}`)
  }
})

const addEngagement = (doc: Y.Doc): void => addRow(sousGroupe, doc, 'engagements', 'e1', { quoi: 'Relire' })
const removeEngagement = (doc: Y.Doc): void => removeRow(sousGroupe, doc, 'engagements', 'e1')
const typeInRow =
  (words: string) =>
  (doc: Y.Doc): void =>
    cellText(doc, 'engagements', 'e1', 'quoi')?.insert(6, words)

test.each([
  [' la cartographie dynamique', 'Le guide est attendu, après relecture.\nEnsuite.\n la cartographie dynamique'],
  ['nal', 'Le guide est attendu, après relecture.\nEnsuite.'],
])(
  '« %s », written in a row being removed: words go to the first text, letters on their way do not',
  async (words, expected) => {
    for (const lateWords of [false, true]) {
      const { awa, bruno, chloe } = await threePeople()
      addEngagement(awa.doc)
      for (const { doc } of [bruno, chloe])
        await until(() => cellText(doc, 'engagements', 'e1', 'quoi') !== null, 'row')
      const [here, there] = lateWords ? [awa, bruno] : [bruno, awa]
      const acts = [removeEngagement, typeInRow(words)] as const
      const [first, then] = lateWords ? acts : ([acts[1], acts[0]] as const)
      there.provider.disconnect()
      first(here.doc)
      await until(() => Y.encodeStateVector(chloe.doc).join() === Y.encodeStateVector(here.doc).join(), 'it is on disk')
      then(there.doc)
      there.provider.connect()
      await until(() => there.provider.synced, 'both are in sync')
      addParagraph(there.doc, 'Fin.')
      for (const { doc } of [awa, bruno, chloe])
        await until(
          () => contours(doc).includes('Fin.') && contours(doc).replace(/\n?Fin\./, '') === expected,
          `${lateWords}: ${contours(doc)}`,
        )
    }
  },
)

test('what whoever takes a block away had seen does not come back', async () => {
  const { awa, bruno } = await threePeople()
  write(bruno.doc)
  await until(() => contours(awa.doc).includes('juin'), 'Awa has seen it')
  erase(awa.doc)
  addParagraph(awa.doc, 'Fin.')
  await until(() => contours(bruno.doc).includes('Fin.'), 'Bruno has seen it')
  expect(contours(bruno.doc)).toBe('Ensuite.\nFin.')
})

test('words that go on coming stand one after the other', () => {
  const server = new WorkingCopy(definitionOf('sous-groupe'), [], 1)
  addParagraph(server.doc, 'Le guide est attendu, après relecture.')
  const [awa, bruno] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [awa, bruno]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  let graves = new Graves()
  const take = (bytes: Uint8Array): void => {
    const decoded = decodeUpdate(bytes)
    if (decoded === null) throw new Error('no update')
    const change = server.run((doc) => Y.applyUpdate(doc, bytes))
    const putBack = graves.after(server, decoded, change)
    if (putBack !== null) graves.add(server.run(putBack).graves)
  }
  const sent: Uint8Array[] = []
  for (const doc of [awa, bruno]) doc.on('update', (bytes: Uint8Array) => sent.push(bytes))
  makeTitle(awa)
  for (const [i, letter] of [...' en juin'].entries()) wordsOf(bruno).insert(20 + i, letter)
  wordsOf(bruno).insert(0, '« ')
  wordsOf(bruno).delete(4, 2)
  for (const bytes of sent) take(bytes)
  expect(contours(server.doc)).toBe('« Le guide est attendu en juin, après relecture.')

  // The room was opened again since: nobody knows any more where the words stood.
  graves = new Graves()
  sent.length = 0
  wordsOf(bruno).insert(3, 'beau ')
  for (const bytes of sent) take(bytes)
  expect(contours(server.doc).split('\n')[1]).toBe('beau ')
})
