/** A restitution may name people to whoever reads their attendance list, and never in what is read by others. */
import { expect, it } from 'vitest'
import { newId } from '#server/store/ids'
import { seances as seancesTable, snapshots } from '#server/store/tables'
import { printPlans } from '#shared/api/prints'
import { plain } from '#tests/export/reading'
import type { Visitor } from './visitor.ts'
import { workspace } from './workspace.ts'

const NOMS = /Inventé/

/** A restitution of a closed meeting two people signed, one of whom answers for a line. */
async function drawn() {
  const demo = await workspace()
  const { seanceId, groupeId, seances, rooms, holder, participant } = demo
  const admin = await holder('administrateur')
  await participant('Awa Nom-Inventé')
  await participant('Bruno Nom-Inventé')
  const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
  const line = { id: 'r1', nature: 'engagement', texte: 'Relire le guide', qui: 'Caf', personne: 'Dina Autre-Inventée' }
  await rooms.write(notes, { releve: [{ ...line, echeance: null, point: null, sousGroupe: null, noteA: null }] })
  const closed = await admin.json('POST', `/api/seances/${seanceId}/phase`, { phase: 'closed' })
  const { instantaneId } = closed.json as { instantaneId: string }
  const body = { intitule: 'Restitution annuelle', instantanes: [instantaneId] }
  const made = await admin.json('POST', `/api/groupes/${groupeId}/restitutions`, body)
  const { id } = made.json as { id: string }
  const path = `/api/restitutions/${id}/restitution`
  const named = (who: Visitor) => who.json('GET', `${path}.html?noms=1`)
  const plan = async (who: Visitor) => printPlans.restitution.answer.parse((await who.json('GET', `${path}.plan`)).json)
  return { ...demo, admin, id, path, named, plan }
}

it('gives organisations alone until names are asked for, which are those of the list as it is now', async () => {
  const { admin, path, named, plan, seances, seanceId, store } = await drawn()
  const without = plain((await admin.get(`${path}.html`)).text)
  expect(without).toContain('2 participant·es')
  expect(without).not.toMatch(/Inventé|nomme des personnes/)
  expect((await plan(admin)).noms).toEqual({ refus: null })
  const page = await named(admin)
  const words = plain(page.text)
  expect(words).toContain('Awa Nom-Inventé (Caf)</th><td>présent·e</td><td>présentiel</td>')
  expect(words).toContain('<td>Caf (Dina Autre-Inventée)</td>')
  expect(words).toContain('Document de travail, non validé ; nomme des personnes, à ne pas publier')
  expect(page.headers.get('content-disposition')).toContain('filename="Avec noms, Restitution annuelle.html"')
  // The list is read from rows: nothing frozen names who came, and whoever is erased is named no more.
  const frozen = store.db.select().from(snapshots).all()
  expect(frozen.some((s) => /(Awa|Bruno) Nom/.test(s.content))).toBe(false)
  const awa = (await seances.emargements.current(seanceId)).find((l) => l.nom.startsWith('Awa'))
  await admin.json('DELETE', `/api/personnes/${awa?.personId}`)
  const after = plain((await named(admin)).text)
  expect(after).not.toContain('Awa')
  expect(after).toContain('Bruno Nom-Inventé (Caf)')
})

it('gives the same bytes for the same snapshot and the same choices', async () => {
  const { admin, path } = await drawn()
  const bytes = async (query: string) => (await admin.get(`${path}.csv${query}`)).text
  const [first, again, without] = [await bytes('?noms=1'), await bytes('?noms=1'), await bytes('')]
  expect(first).toBe(again)
  expect(without).not.toBe(first)
})

it('names nobody to whoever reads the list of another meeting of the group, or reviews it', async () => {
  const { named, plan, path, id, admin, holder, visitor, store, seances, seanceId } = await drawn()
  const row = await seances.meetings.get(seanceId)
  if (row === null) throw new Error('no meeting')
  const other = { ...row, id: newId(), code: null, qrToken: null }
  store.db.insert(seancesTable).values(other).run()
  const elsewhere = await holder('coanimateur', { seanceId: other.id })
  expect((await elsewhere.get(`${path}.html`)).status).toBe(200)
  expect(await named(elsewhere)).toMatchObject({ status: 409, json: { code: 'nomsIntrouvables' } })
  expect((await plan(elsewhere)).noms?.refus).toContain('dont vous lisez l’émargement')
  const link = await admin.json('POST', `/api/restitutions/${id}/relecteurs`, { organisme: 'Caf', fonction: null })
  const relecteur = visitor()
  await relecteur.post(new URL((link.json as { url: string }).url).pathname)
  expect((await relecteur.json('GET', `/api/restitutions/${id}`)).status).toBe(200)
  expect((await named(relecteur)).status).toBe(403)
  const [source] = store.db.select().from(snapshots).all()
  const bloc = await relecteur.json('GET', `/api/restitutions/${id}/blocs/${source?.id}/participation?noms=1`)
  expect([bloc.status, NOMS.test(bloc.text)]).toEqual([200, false])
})

it('names nobody in what is meant for the public page, nor once published', async () => {
  const { admin, id, named, plan, path, rooms, visitor } = await drawn()
  const refused = { status: 409, json: { code: 'nomsPublics' } }
  await rooms.write(id, { public: 'publique' })
  expect(await named(admin)).toMatchObject(refused)
  expect(await plan(admin)).toMatchObject({
    titre: 'Restitution annuelle',
    noms: { refus: expect.stringContaining('sans nom de personne') },
  })
  await rooms.write(id, { public: 'pleniere' })
  expect((await named(admin)).status).toBe(200)
  const pass = (statut: string) => admin.json('POST', `/api/restitutions/${id}/statut`, { statut, vu: true })
  for (const statut of ['soumise', 'validee']) expect((await pass(statut)).status).toBe(200)
  const validated = plain((await named(admin)).text)
  expect(validated).toMatch(/Validée le .* ; nomme des personnes, à ne pas publier/)
  expect(validated).toContain('Bruno Nom-Inventé')
  expect((await pass('publiee')).status).toBe(200)
  expect(await named(admin)).toMatchObject(refused)
  const { json } = await admin.json('GET', `/api/restitutions/${id}/publication`)
  const { chemin } = (json as { publication: { chemin: string } }).publication
  for (const address of [chemin, `${chemin}.html?noms=1`, `${chemin}.csv?noms=1`]) {
    const page = await visitor().get(address)
    expect([page.status, NOMS.test(page.text)]).toEqual([200, false])
  }
  expect((await admin.get(`${path}.html`)).text).not.toMatch(NOMS)
})
