import { expect, it } from 'vitest'
import { workspace } from './workspace.ts'

it('gives the relevé as it stands to whoever takes part, and persons only to who writes the minutes', async () => {
  const { seanceId, seances, rooms, holder, participant, visitor } = await workspace()
  const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
  const line = { id: 'r1', nature: 'engagement', texte: 'Relire le guide', qui: 'Caf', personne: 'Dina Nom-Inventé' }
  const blank = { echeance: null, point: null, sousGroupe: null, noteA: null }
  await rooms.write(notes, { releve: [{ ...line, ...blank }] })
  const path = `/api/seances/${seanceId}/releve`
  const awa = await participant('Awa')
  const page = await awa.get(`${path}.html?noms=1`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Relire le guide')
  expect(page.text).not.toContain('Dina')
  expect((await awa.get(`${path}.docx`)).headers.get('content-disposition')).toMatch(/^attachment; filename="Relev/)
  expect((await (await holder('secretaire', { seanceId })).get(`${path}.html?noms=1`)).text).toContain(
    'Caf (Dina Nom-Inventé)',
  )
  expect((await visitor().json('GET', `${path}.html`)).status).toBe(401)
})

it('says for whom a line was typed on a shared device, until those people are erased', async () => {
  const { seanceId, seances, rooms, holder, participant } = await workspace()
  const [admin, awa] = [await holder('administrateur'), await participant('Awa Étoile')]
  const nouveaux = [{ nom: 'Bruno Rivière', organisme: 'Mairie' }]
  await awa.json('PUT', `/api/seances/${seanceId}/ma-table`, { nouveaux })
  const lines = await seances.emargements.current(seanceId)
  const [awaId, brunoId] = ['Awa Étoile', 'Bruno Rivière'].map((nom) => lines.find((l) => l.nom === nom)?.personId)
  const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
  const line = { id: 'r1', nature: 'frigo', texte: 'Un kit', qui: null, personne: null, echeance: null, point: null }
  await rooms.write(notes, { releve: [{ ...line, sousGroupe: null, noteA: null, saisiPour: `${awaId} ${brunoId}` }] })
  const page = `/api/seances/${seanceId}/releve.html?noms=1`
  expect((await awa.get(page)).text).toContain('saisi pour Caf et Mairie')
  expect((await admin.get(page)).text).toContain('saisi pour Awa Étoile et Bruno Rivière')
  await admin.json('DELETE', `/api/personnes/${brunoId}`)
  expect((await admin.get(page)).text).toContain('saisi pour Awa Étoile et Personne effacée')
})
