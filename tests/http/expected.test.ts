import { expect, it } from 'vitest'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { addLigne, getHistorique } from '#shared/api/emargement'
import { chooseSousGroupe } from '#shared/api/sous-groupes'
import { meeting } from './meeting.ts'
import { fieldsOf, visitorOf } from './visitor.ts'

type Meeting = Awaited<ReturnType<typeof meeting>>

/** Chloé, put on the list by hand before she comes. */
async function expecting(over: object = {}) {
  const held = await meeting()
  const { emargements, sousGroupes } = sqliteSeanceStore(held.server.store.db)
  const body = { nom: 'Chloé Inventée', organisme: 'Caf', statut: 'attendu' as const, ...over }
  const { id: ligneId } = await held.ask(held.admin, addLigne, { id: held.id }, body)
  const lines = () => emargements.current(held.id)
  return { ...held, ligneId, lines, sousGroupes }
}
const history = ({ ask, admin, id, ligneId }: Meeting & { ligneId: string }) =>
  ask(admin, getHistorique, { id, ligneId })

it('a person expected by the list signs in her own line, whatever her capitals and accents, and nothing of it is lost', async () => {
  const held = await expecting()
  await held.signIn('chloe  INVENTEE', { organisme: 'CAF', fonction: 'Directrice' })
  expect(await held.lines()).toMatchObject([
    { ligneId: held.ligneId, nom: 'chloe INVENTEE', fonction: 'Directrice', statut: 'present', par: 'soi' },
  ])
  expect((await held.lines())[0]?.signeA).not.toBeNull()
  expect((await history(held)).map((v) => [v.nom, v.statut, v.par])).toEqual([
    ['chloe INVENTEE', 'present', 'soi'],
    ['Chloé Inventée', 'attendu', 'animation'],
  ])
})

it('the sub-group kept for a person expected is hers when she comes', async () => {
  const held = await expecting()
  const [first] = await held.sousGroupes.list(held.id)
  const [line] = await held.lines()
  if (first === undefined || line?.personId == null) throw new Error('no sub-group or no line')
  await held.ask(held.admin, chooseSousGroupe, { id: held.id }, { sousGroupeId: first.id, personId: line.personId })
  await held.sousGroupes.setRapporteur(first.id, line.personId)
  const chloe = await held.signIn('Chloé Inventée')
  const sheet = (await held.view(chloe)).documents.find((d) => d.id === first.documentId)
  const others = (await held.view(chloe)).documents.filter((d) => d.kind === 'sous-groupe' && d.id !== first.documentId)
  expect([sheet?.right, ...new Set(others.map((d) => d.right))]).toEqual(['write', 'read'])
  const personId = (await held.lines())[0]?.personId
  expect(await held.sousGroupes.affectations(held.id)).toMatchObject([{ personId, sousGroupeId: first.id }])
  expect((await held.sousGroupes.get(held.id, first.id))?.rapporteurId).toBe(personId)
})

it('one line written by hand is for one person: namesakes who sign at once each have theirs', async () => {
  const held = await expecting({ statut: 'present' })
  const signed = await Promise.all(Array.from({ length: 5 }, () => held.signIn('Chloé Inventée')))
  const lines = await held.lines()
  expect(lines).toHaveLength(5)
  expect(new Set(lines.map((l) => l.personId)).size).toBe(5)
  expect(signed).toHaveLength(5)
})

it('another organisation, or none, is another person', async () => {
  const held = await expecting()
  await held.signIn('Chloé Inventée', { organisme: 'Mairie' })
  await held.signIn('Chloé Inventée', { organisme: '' })
  expect((await held.lines()).map((l) => [l.organisme, l.statut])).toEqual([
    ['Caf', 'attendu'],
    ['Mairie', 'present'],
    [null, 'present'],
  ])
})

it('the form sent twice by a person expected is one person, and so is her coming back', async () => {
  const held = await expecting()
  const code = await held.server.code()
  const chloe = visitorOf(held.server.url)
  const fields = { ...fieldsOf((await chloe.get(`/r/${code}`)).text), nom: 'Chloé Inventée', organisme: 'Caf' }
  const sent = await Promise.all([chloe.post(`/r/${code}`, fields), chloe.post(`/r/${code}`, fields)])
  expect(sent.map((s) => s.status)).toEqual([303, 303])
  await chloe.post(`/r/${code}`, { ...fields, formulaire: '' })
  expect(await held.lines()).toHaveLength(1)
})

it('someone of the staff who was put on the list by hand and then signs has one line', async () => {
  const held = await expecting({ nom: 'Animation', organisme: 'Département' })
  const signed = await held.admin.post(`/r/${await held.server.code()}`, {
    ...{ nom: 'Animation', organisme: 'Département', mode: 'salle' },
  })
  expect(signed.status).toBe(303)
  expect(await held.lines()).toMatchObject([{ ligneId: held.ligneId, statut: 'present', par: 'soi' }])
})
