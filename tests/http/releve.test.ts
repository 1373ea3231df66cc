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
