import { expect, it } from 'vitest'
import { workspace } from './workspace.ts'

interface Given {
  ligneId: string
  url: string
}

it('gives an expected person a link of their own: it signs the line written for them, on any of their devices', async () => {
  const { seanceId, seances, holder, participant, visitor } = await workspace()
  const anime = await holder('animateur', { seanceId })
  const path = `/api/seances/${seanceId}/invitations`
  const line = { nom: 'Awa', organisme: 'Caf', statut: 'attendu', mode: 'distance', qualite: 'membre', siege: 'Caf 2' }
  const { id } = (await anime.json('POST', `/api/seances/${seanceId}/emargement`, line)).json as { id: string }
  const [given] = (await anime.json('POST', path, { lignes: [id] })).json as Given[]
  expect((await anime.json('GET', path)).json).toMatchObject([{ ligneId: id, utiliseA: null }])
  const here = new URL(given?.url ?? '').pathname
  for (const device of [visitor(), visitor()])
    expect((await device.post(here, { mode: 'distance' })).location).toBe(`/seances/${seanceId}`)
  const lines = (await seances.emargements.current(seanceId)).filter((l) => l.nom === 'Awa')
  expect(lines).toMatchObject([
    { ligneId: id, statut: 'present', mode: 'distance', par: 'soi', qualite: 'membre', siege: 'Caf 2' },
  ])
  expect((await anime.json('GET', path)).json).toMatchObject([{ ligneId: id, utiliseA: expect.any(Number) }])
  const bruno = await participant('Bruno')
  expect([(await bruno.json('GET', path)).status, (await bruno.json('POST', path, { lignes: [id] })).status]).toEqual([
    403, 403,
  ])
  expect((await anime.json('POST', path, { lignes: ['ailleurs'] })).status).toBe(404)
})

it('takes off whoever is not coming, with their link; whoever came stays, and whoever comes anyway signs a new line', async () => {
  const { seanceId, seances, holder, participant, visitor } = await workspace()
  const anime = await holder('animateur', { seanceId })
  const sheet = `/api/seances/${seanceId}/emargement`
  const invited = async (nom: string) => {
    const { id } = (await anime.json('POST', sheet, { nom, organisme: 'Caf', statut: 'attendu' })).json as {
      id: string
    }
    const [given] = (await anime.json('POST', `/api/seances/${seanceId}/invitations`, { lignes: [id] })).json as Given[]
    return { id, link: new URL(given?.url ?? '').pathname }
  }
  const [awa, bruno] = [await invited('Awa'), await invited('Bruno')]
  await visitor().post(bruno.link, { mode: 'salle' })
  expect(await anime.json('DELETE', `${sheet}/${bruno.id}`)).toMatchObject({
    status: 409,
    json: { code: 'hasArrived' },
  })
  expect((await anime.json('DELETE', `${sheet}/${awa.id}`)).status).toBe(200)
  expect((await visitor().post(awa.link, { mode: 'salle' })).status).toBe(410)
  expect((await seances.emargements.current(seanceId)).map((l) => l.nom)).toEqual(['Bruno'])
  expect((await seances.emargements.history(seanceId, awa.id)).map((v) => v.retireA !== null)).toEqual([true, false])
  expect((await anime.json('DELETE', `${sheet}/${awa.id}`)).status).toBe(404)
  await participant('Awa')
  expect((await seances.emargements.current(seanceId)).map((l) => l.nom)).toEqual(['Bruno', 'Awa'])
})
