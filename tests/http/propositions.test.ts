import { expect, it } from 'vitest'
import * as api from '#shared/api/propositions'
import { meeting } from './meeting.ts'

it('proposals and points: each does their own part, and nobody reads another’s points before they are revealed', async () => {
  const { admin, ask, signIn, view, id, server } = await meeting()
  const [awa, bruno] = [await signIn('Awa'), await signIn('Bruno', { organisme: 'Mairie' })]
  const at = { id }
  const of = async (who: typeof awa) => ({ id, personId: (await view(who)).personId })
  const { id: propositionId } = await ask(awa, api.proposer, at, { titre: 'Un guide des familles', organisme: 'Autre' })

  const decided = { sort: 'reformulee', reformulation: 'Un guide en ligne', motif: null } as const
  const fate = `/api/seances/${id}/propositions/${propositionId}`
  expect((await awa.json('PUT', fate, decided)).status).toBe(403)
  expect((await admin.json('PUT', fate, { sort: 'reformulee' })).status).toBe(400)
  await ask(admin, api.decider, { id, propositionId }, decided)

  const round = { nombre: 3, compte: 'personne' } as const
  expect((await awa.json('POST', `/api/seances/${id}/gommettes`, round)).status).toBe(403)
  await ask(admin, api.ouvrirGommettes, at, round)
  await ask(awa, api.poserGommettes, await of(awa), { choix: { [propositionId]: 3 } })
  for (const other of [admin, bruno]) {
    expect(await ask(other, api.mesGommettes, await of(other))).toEqual({ choix: {}, poseesParMonOrganisme: 0 })
    const read = (await other.json('GET', `/api/seances/${id}`)).text
    expect(read).not.toMatch(/gommette/i)
  }
  expect((await awa.json('POST', `/api/seances/${id}/gommettes/revelation`)).status).toBe(403)
  await ask(admin, api.revelerGommettes, at)
  const late = await bruno.json('PUT', `/api/seances/${id}/gommettes/de/${(await of(bruno)).personId}`, {
    choix: { [propositionId]: 1 },
  })
  expect(late).toMatchObject({ status: 409, text: expect.stringContaining('On ne pose plus de gommettes') })
  expect(
    (
      await awa.json('PUT', `/api/seances/${id}/gommettes/de/${(await of(awa)).personId}`, {
        choix: { [propositionId]: -1 },
      })
    ).status,
  ).toBe(400)
  await server.stop()
})
