import { expect, it } from 'vitest'
import { sqliteSnapshotStore } from '#server/store/snapshot-store'
import { plain } from '#tests/export/reading'
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

it('bears the head of the chain, as the attendance list does: none before anything was frozen, then the last link', async () => {
  const { seanceId, holder, store } = await workspace()
  const admin = await holder('administrateur')
  const pages = () =>
    Promise.all(
      ['releve', 'emargement'].map(async (p) => plain((await admin.get(`/api/seances/${seanceId}/${p}.html`)).text)),
    )
  for (const page of await pages()) expect(page).toContain('aucun instantané n’avait encore été pris dans l’espace')
  await admin.json('POST', `/api/seances/${seanceId}/instantanes`, { libelle: 'Avant la pause' })
  const head = await sqliteSnapshotStore(store.db).head()
  for (const page of await pages()) {
    expect(page).toMatch(new RegExp(`à ce moment : n° 1 du .*, empreinte ${head?.hash.slice(0, 12)}`))
    expect(page).toContain(`empreinte ${head?.hash}.`)
  }
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
