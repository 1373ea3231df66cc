/** Reviewers: a link that opens one restitution, to read it, comment on it and say what they think of it. */
import { expect, it } from 'vitest'
import { endpoints } from '#server/http/openapi'
import { listLiens } from '#shared/api/acces'
import { commenter, getCommentaires } from '#shared/api/commentaires'
import { createRestitution, getDocument } from '#shared/api/documents'
import { allFiles } from '#shared/api/files'
import { donnerAvis, getBlocCite, getMaRelecture, getRelecteurs, nommerRelecteur } from '#shared/api/relecteurs'
import { getRestitution, passerRestitution } from '#shared/api/restitutions'
import { movePhase } from '#shared/api/seances'
import { readBlocks } from '#tests/export/reading'
import { frozen, meeting } from './meeting.ts'
import { type Visitor, visitorOf } from './visitor.ts'
import { workspace } from './workspace.ts'

const bout = (assoc: 0 | -1) => ({ item: { client: 1, clock: 4 }, assoc })
const said = { ancre: { debut: bout(0), fin: bout(-1) }, citation: 'six objectifs', texte: 'Lesquels ?' }

/** A restitution of a closed meeting, and a reviewer who followed their link. */
async function reviewed() {
  const demo = await meeting()
  const { admin, ask } = demo
  const { instantaneId } = frozen(await ask(admin, movePhase, { id: demo.id }, { phase: 'closed' }))
  const body = { intitule: 'Restitution annuelle', instantanes: [instantaneId ?? ''] }
  const { id } = await ask(admin, createRestitution, { id: demo.groupeId }, body)
  const named = await ask(admin, nommerRelecteur, { id }, { organisme: 'CAF 93', fonction: 'secrétariat' })
  const follow = async (url: string): Promise<Visitor> => {
    const visitor = visitorOf(demo.server.url)
    const { status, location } = await visitor.post(new URL(url).pathname)
    expect([status, location]).toEqual([303, `/restitutions/${id}`])
    return visitor
  }
  return {
    ...demo,
    seanceId: demo.id,
    id,
    named,
    follow,
    relecteur: await follow(named.url),
    instantaneId: instantaneId ?? '',
  }
}

it('opens the restitution to be read, with what it quotes, and nothing else', async () => {
  const { ask, id, relecteur, instantaneId, groupeId, seanceId, admin } = await reviewed()
  expect(await ask(relecteur, getDocument, { id })).toMatchObject({ right: 'read', groupe: null, axe: null })
  expect((await ask(relecteur, getRestitution, { id })).etapesPossibles).toEqual([])
  const bloc = await relecteur.json('GET', `/api/restitutions/${id}/blocs/${instantaneId}/participation`)
  expect(bloc).toMatchObject({ status: 200, json: { titre: 'Participation' } })
  expect((await relecteur.json('GET', `/api/restitutions/${id}/blocs/${instantaneId}/indicateurs`)).status).toBe(404)
  const other = [...endpoints, ...allFiles.map((f) => ({ ...f, method: 'get' as const }))].filter(
    ({ act }) => act !== null && act !== 'public' && act !== 'reviewRestitution' && act !== 'openDocument',
  )
  const ids: Record<string, string> = { seances: seanceId, groupes: groupeId, instantanes: instantaneId }
  for (const { method, path } of other) {
    const word = /^\/api\/(\w+)/.exec(path)?.[1] ?? ''
    const asked = path.replace(':id', ids[word] ?? id).replace(/:\w+/g, 'x')
    const { status } = await relecteur.json(method.toUpperCase(), asked, method === 'get' ? undefined : {})
    expect([403, 404], `${method} ${asked}`).toContain(status)
  }
  expect((await admin.json('POST', '/api/liens', { role: 'relecteur', pour: 'Tout' })).status).toBe(400)
})

it('tells who named them what they did: link followed, comments, opinion, which a new submission makes old', async () => {
  const { ask, admin, id, relecteur } = await reviewed()
  await ask(relecteur, commenter, { id }, said)
  expect((await ask(admin, getCommentaires, { id })).commentaires[0]?.auteur).toEqual({
    ...{ organisme: 'CAF 93', fonction: 'secrétariat' },
    effacee: false,
    moi: false,
  })
  const answer = (who: Visitor) => who.json('POST', `/api/restitutions/${id}/avis`, { avis: 'aCorriger' })
  expect(await answer(relecteur)).toMatchObject({ status: 409, json: { code: 'notSubmitted' } })
  const pass = (statut: 'soumise' | 'travail') => ask(admin, passerRestitution, { id }, { statut })
  await pass('soumise')
  await ask(relecteur, donnerAvis, { id }, { avis: 'aCorriger' })
  expect(await answer(admin)).toMatchObject({ status: 403, json: { code: 'notReviewer' } })
  expect(await ask(admin, getRelecteurs, { id })).toMatchObject([
    { organisme: 'CAF 93', avis: 'aCorriger', perime: false, commentaires: 1, ouvertA: expect.any(Number) },
  ])
  await pass('travail')
  await pass('soumise')
  expect((await ask(relecteur, getMaRelecture, { id })).relecture).toMatchObject({ avis: 'aCorriger', perime: true })
  expect((await ask(admin, getCommentaires, { id })).commentaires).toHaveLength(1)
})

it('is withdrawn at once, given anew to the same person, and taken off the list with their comments kept', async () => {
  const { ask, admin, id, relecteur, named, follow } = await reviewed()
  await ask(relecteur, commenter, { id }, said)
  expect((await ask(admin, listLiens, {})).find((l) => l.role === 'relecteur')?.restitution).toEqual({
    ...{ id, titre: 'Restitution annuelle' },
  })
  const path = `/api/restitutions/${id}/relecteurs/${named.id}`
  await admin.json('DELETE', `${path}/lien`)
  expect((await relecteur.json('GET', `/api/restitutions/${id}`)).status).toBe(401)
  expect((await visitorOf(new URL(named.url).origin).post(new URL(named.url).pathname)).status).toBe(410)
  const again = (await admin.json('POST', `${path}/lien`)).json as { url: string }
  const back = await follow(again.url)
  expect((await ask(back, getCommentaires, { id })).commentaires[0]?.auteur.moi).toBe(true)
  expect((await admin.json('DELETE', path)).status).toBe(200)
  expect((await back.json('GET', `/api/restitutions/${id}`)).status).toBe(401)
  expect(await ask(admin, getRelecteurs, { id })).toEqual([])
  expect((await ask(admin, getCommentaires, { id })).commentaires).toHaveLength(1)
})

it('counts to a reviewer the meetings of the period of the restitution, whatever other is asked for', async () => {
  const { groupeId, holder, participant, rooms, seanceId, visitor } = await workspace()
  const admin = await holder('administrateur')
  await participant('Awa')
  const closed = await admin.json('POST', `/api/seances/${seanceId}/phase`, { phase: 'closed' })
  const { instantaneId } = closed.json as { instantaneId: string }
  const asked = { intitule: 'Restitution annuelle', instantanes: [instantaneId] }
  const { id } = (await admin.json('POST', `/api/groupes/${groupeId}/restitutions`, asked)).json as { id: string }
  const attrs = { bloc: 'frequentation', instantane: instantaneId }
  await rooms.write(id, { debut: '2020-01-01', fin: '2020-12-31', corps: [{ type: 'blocDonnees', attrs }] })
  const link = await admin.json('POST', `/api/restitutions/${id}/relecteurs`, { organisme: 'Caf', fonction: null })
  const relecteur = visitor()
  await relecteur.post(new URL((link.json as { url: string }).url).pathname)
  const path = `/api/restitutions/${id}/blocs/${instantaneId}/frequentation`
  const counted = async (query: string) => {
    const { status, json } = await relecteur.json('GET', path + query)
    expect(status).toBe(200)
    return readBlocks(getBlocCite.answer.parse(json).blocs)
  }
  for (const query of ['', '?debut=2020-01-01&fin=2100-12-31'])
    expect(await counted(query)).toBe(
      'Aucune présence n’a été enregistrée aux séances du 1er janvier 2020 au 31 décembre 2020.',
    )
  await rooms.write(id, { fin: '2100-12-31' })
  expect(await counted('')).toContain('[Participation aux séances du 1er janvier 2020 au 31 décembre 2100]')
})
