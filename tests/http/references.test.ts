/** The version of a fiche the committee adopted, what is proposed since, and what a restitution shows of it. */
import { expect, it } from 'vitest'
import {
  getBloc,
  getInstantane,
  listInstantanesDuDocument,
  takeInstantane,
  takeInstantaneDuGroupe,
} from '#shared/api/instantanes'
import { adoptReference, getEvolutions } from '#shared/api/references'
import { setCell } from '#shared/document/edit'
import { projectField } from '#shared/document/project'
import { ficheAction } from '#shared/documents/fiche-action'
import { plain, readBlocks, wordsIn } from '#tests/export/reading'
import { openDocument } from '#tests/support/people'
import { until } from '#tests/sync/peers'
import { closedMeeting, frozen } from './meeting.ts'
import type { Visitor } from './visitor.ts'

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const DAY = 86_400_000
const civil = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at)

/** The fiche of the axis of a closed meeting, frozen with its axis, and what writes in it. */
async function fiche() {
  const demo = await closedMeeting()
  const { admin, ask, groupeId, server } = demo
  const taken = await ask(admin, takeInstantaneDuGroupe, { id: groupeId }, { libelle: 'CDSF 2025', portee: 'axe' })
  const ficheId = (await ask(admin, getInstantane, { id: taken.id })).contenu[0]?.documentId ?? ''
  const evolutions = () => ask(admin, getEvolutions, { id: ficheId })
  const proposed = async () => (await evolutions()).rubriques.flatMap((r) => r.changements.map((c) => plain(c.phrase)))
  async function pilot(words: string) {
    const { doc, provider } = openDocument(server.url, { cookie: cookieOf(admin) }, ficheId)
    await until(() => provider.synced, 'in sync')
    const action = projectField(ficheAction, doc, 'actions')[0]?.id ?? ''
    setCell(ficheAction, doc, 'actions', action, 'pilote', words)
    // Until the server has it.
    const said = async () => (await evolutions()).rubriques.find((r) => r.cle === 'actions')?.travail ?? []
    await expect.poll(async () => readBlocks(await said())).toContain(words)
  }
  const adopt = (body: object) => admin.json('POST', `/api/documents/${ficheId}/references`, body)
  const now = { annee: 2025, le: civil(Date.now()), instantaneId: null }
  return { ...demo, axeId: taken.id, ficheId, evolutions, proposed, pilot, adopt, now }
}

it('keeps the version the committee adopted, and tells what is proposed since', async () => {
  const { admin, ask, ficheId: id, evolutions, proposed, pilot, participant, now } = await fiche()
  expect(await evolutions()).toMatchObject({ peutAdopter: true, peutExporter: true, references: [] })
  expect((await evolutions()).rubriques[0]?.reference).toBeNull()
  await ask(admin, adoptReference, { id }, now)
  expect(await proposed()).toEqual([])
  await pilot('Caf')
  expect(await proposed()).toEqual([expect.stringMatching(/pilote\s: à désigner → Caf$/)])

  // Reading the plan is open; adopting and taking away are not.
  const read = await participant.json('GET', `/api/documents/${id}/evolutions`)
  expect(read.json).toMatchObject({ peutAdopter: false, peutExporter: false })
  const refused = await participant.json('POST', `/api/documents/${id}/references`, now)
  expect(refused.status).toBe(403)
  expect((await participant.json('GET', `/api/documents/${id}/evolutions.html`)).status).toBe(403)
  await ask(admin, adoptReference, { id }, { ...now, annee: 2026 })
  expect((await evolutions()).references.map((r) => r.annee)).toEqual([2026, 2025])
  expect(await proposed()).toEqual([])
  const timeline = await ask(admin, listInstantanesDuDocument, { id })
  expect(timeline.map((i) => i.libelle).slice(0, 2)).toEqual(['Version de référence 2026', 'Version de référence 2025'])
})

it('keeps the day of the committee, which may be past and not to come', async () => {
  const { adopt, evolutions, now } = await fiche()
  expect(await adopt({ ...now, le: civil(Date.now() + 2 * DAY) })).toMatchObject({
    ...{ status: 400, json: { code: 'adoptionFuture' } },
  })
  expect(await adopt({ ...now, le: 'hier' })).toMatchObject({ status: 400, json: { code: 'badField' } })
  expect((await evolutions()).references).toEqual([])
  expect((await adopt({ ...now, le: '2025-03-18' })).status).toBe(200)
  expect((await evolutions()).references).toMatchObject([{ annee: 2025, adopteeLe: '2025-03-18' }])
})

it('adopts what an earlier snapshot holds, and adds nothing to the chain for it', async () => {
  const { admin, ask, adopt, axeId, ficheId, instantaneId, evolutions, proposed, pilot, now, server } = await fiche()
  await pilot('Caf')
  const kept = (await ask(admin, listInstantanesDuDocument, { id: ficheId })).map((i) => i.id)
  expect(kept).toEqual([axeId, instantaneId])
  expect((await adopt({ ...now, instantaneId: axeId })).status).toBe(200)
  expect((await evolutions()).references).toMatchObject([{ instantaneId: axeId }])
  expect(await proposed()).toEqual([expect.stringMatching(/pilote\s: à désigner → Caf$/)])
  expect((await ask(admin, listInstantanesDuDocument, { id: ficheId })).map((i) => i.id)).toEqual(kept)

  // A snapshot that does not exist, or holds other fiches, is no version of this one.
  const other = server.store.sqlite
    .prepare("SELECT id FROM documents WHERE kind = 'fiche-action' AND id <> ?")
    .pluck()
    .get(ficheId)
  for (const wrong of ['inconnu', axeId]) {
    const refused = await admin.json('POST', `/api/documents/${other}/references`, { ...now, instantaneId: wrong })
    expect(refused).toMatchObject({ status: 409, json: { code: 'ficheAbsente' } })
  }
})

it('is in the snapshots taken since, from which a restitution draws what is proposed; the others say so', async () => {
  const { admin, ask, id, axeId, ficheId, adopt, pilot, now } = await fiche()
  await adopt({ ...now, le: '2025-03-18', instantaneId: axeId })
  await pilot('Caf')
  const { id: later } = frozen(await ask(admin, takeInstantane, { id }, { libelle: 'Après' }))
  const drawn = async (instantane: string) => (await ask(admin, getBloc, { id: instantane, bloc: 'evolutions' })).blocs
  const said = await drawn(later)
  expect(readBlocks(said)).toMatch(/depuis la version de référence 2025, adoptée le 18 mars 2025/)
  expect(said.at(-1)?.origin).toMatchObject({
    documentId: ficheId,
    depuis: { instantaneId: axeId, libelle: 'CDSF 2025' },
  })
  // It was taken when nothing was adopted.
  expect(readBlocks(await drawn(axeId))).toMatch(/aucune version de référence n’est notée/)
})

it('is taken away as a document, from a snapshot that is taken once for the same words', async () => {
  const { admin, ask, axeId, ficheId, adopt, pilot, now } = await fiche()
  await adopt({ ...now, instantaneId: axeId })
  await pilot('Caf')
  const file = async (format: string) => admin.get(`/api/documents/${ficheId}/evolutions.${format}`)
  const page = plain((await file('html')).text)
  for (const words of ['Propositions d’évolution du plan d’actions : fiche 5', 'Version de référence', 'Caf'])
    expect(page).toContain(words)
  expect((await file('html')).text).toBe((await file('html')).text)
  const [first, ...before] = (await ask(admin, listInstantanesDuDocument, { id: ficheId })).map((i) => i.libelle)
  expect(plain(first ?? '')).toMatch(/^Évolutions de « Fiche 5/)
  expect(before).toHaveLength(2)
  expect(await wordsIn('csv', new TextEncoder().encode((await file('csv')).text))).toContain('Pilote : Caf')
  expect((await admin.get('/api/documents/inconnu/evolutions.html')).status).toBe(404)
})
