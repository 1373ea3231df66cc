import { expect, test } from 'vitest'
import { addRow, setField } from '#shared/document/edit'
import { project } from '#shared/document/project'
import { proseFromLines, proseText } from '#shared/document/value'
import { type SousGroupe, sousGroupe } from '#shared/documents/sous-groupe'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph } from './words.ts'

const engagement = (id: string, qui: string) => ({ id, qui, quoi: `${qui} s’engage`, echeance: null })

test('one section given back undoes nothing of what two others write meanwhile elsewhere', async () => {
  const server = await startSyncServer()
  const [e1, e2] = [engagement('e1', 'Plaine Commune'), engagement('e2', 'Caf')]
  const was = { contours: proseFromLines('Avant'), attendus: proseFromLines('Attendus'), engagements: [e1, e2] }
  await server.document('doc-1', 'sous-groupe', was)
  const frozen = (await server.rooms.read(['doc-1'])).get('doc-1')?.value as Record<string, unknown>
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  const seen = ({ doc }: typeof awa): SousGroupe => project(sousGroupe, doc).value

  // Awa spoils the first section; both go on writing elsewhere while it is given back.
  addParagraph(awa.doc, 'Écrit par mégarde')
  await server.rooms.write('doc-1', { engagements: [{ ...e1, qui: 'Autre' }] })
  await until(() => seen(bruno).engagements.length === 1 && seen(bruno).contours.length === 2, 'the spoiled text')
  const given = server.rooms.restore('doc-1', 'contours', frozen, { keep: false })
  setField(sousGroupe, awa.doc, 'attendusEtat', 'traite')
  addRow(sousGroupe, bruno.doc, 'engagements', 'e3', { qui: 'Bruno', quoi: 'Écrire' })
  expect(await given).toBe(true)
  await until(() => seen(awa).engagements.length === 2 && seen(bruno).attendusEtat === 'traite', 'both to go on')
  expect(await server.rooms.restore('doc-1', 'engagements[e2]', frozen, { keep: true })).toBe(true)

  await until(() => [awa, bruno].every((peer) => seen(peer).engagements.length === 3), 'the row to come back')
  expect(seen(awa)).toEqual(seen(bruno))
  const now = seen(awa)
  expect(proseText(now.contours)).toBe('Avant')
  expect([now.attendusEtat, proseText(now.attendus)]).toEqual(['traite', 'Attendus'])
  expect(now.engagements.map((e) => e.qui)).toEqual(['Autre', 'Caf', 'Bruno'])
  expect(await server.rooms.restore('doc-1', 'engagements[nulle-part]', frozen, { keep: true })).toBe(false)
  expect(await server.rooms.restore('doc-1', 'constructor', frozen, { keep: true })).toBe(false)
})

test('what was written since in the section itself stays after it, as long as nobody asks to let it go', async () => {
  const server = await startSyncServer()
  const [e1, e2, e3] = ['Caf', 'EPT', 'Ville'].map((qui, i) => engagement(`e${i}`, qui))
  await server.document('doc-1', 'sous-groupe', { contours: proseFromLines('Un', 'Deux'), engagements: [e1, e2] })
  const frozen = (await server.rooms.read(['doc-1'])).get('doc-1')?.value as Record<string, unknown>
  const now = async () => (await server.rooms.read(['doc-1'])).get('doc-1')?.value as SousGroupe
  const since = { contours: proseFromLines('Deux', 'Depuis'), engagements: [e3, e2] }
  for (const keep of [true, false]) {
    await server.rooms.write('doc-1', since)
    for (const key of ['contours', 'engagements'])
      expect(await server.rooms.restore('doc-1', key, frozen, { keep })).toBe(true)
    const { contours, engagements } = await now()
    expect(proseText(contours)).toBe(keep ? 'Un\nDeux\nDepuis' : 'Un\nDeux')
    expect(engagements.map((e) => e.qui)).toEqual(keep ? ['Caf', 'EPT', 'Ville'] : ['Caf', 'EPT'])
  }
})
