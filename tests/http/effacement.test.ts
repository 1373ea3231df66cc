import { expect, it } from 'vitest'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getEffacement, listPersonnes } from '#shared/api/personnes'
import { rootProse } from '#shared/document/layout'
import { appendProse } from '#shared/document/prose-tree'
import { proseFromLines } from '#shared/document/value'
import { workspace } from './workspace.ts'

const NOM = 'Awa Étoile-Filante'

it('erases a person everywhere at once: nobody reads the name, their device is out, they are still counted (F21)', async () => {
  const w = await workspace()
  const [admin, awa] = [await w.holder('administrateur'), await w.participant(NOM)]
  const mine = (await awa.json('GET', '/api/moi')).json as { personId: string }
  const all = (await admin.json('GET', '/api/personnes')).json as AnswerOf<typeof listPersonnes>
  const them = all.find((p) => p.nom === NOM)
  expect(them).toMatchObject({ id: mine.personId, organisme: 'Caf', moi: false, seances: [{ id: w.seanceId }] })
  const sheet = (await w.seances.documents.ofSeance(w.seanceId)).find((d) => d.kind === 'emargement')?.id ?? ''
  const read = async () => JSON.stringify((await w.rooms.read([sheet])).get(sheet)?.value)
  expect(await read()).toContain(NOM)

  expect((await admin.json('DELETE', `/api/personnes/${mine.personId}`)).status).toBe(200)
  expect((await awa.json('GET', '/api/moi')).status).toBe(401)
  expect(await read()).not.toContain(NOM)
  expect(await w.seances.emargements.current(w.seanceId)).toContainEqual(
    expect.objectContaining({ nom: 'Personne effacée', organisme: 'Caf', statut: 'present' }),
  )
  expect((await admin.json('GET', '/api/personnes')).text).not.toContain(NOM)
  expect((await admin.json('DELETE', `/api/personnes/${mine.personId}`)).status).toBe(404)
})

it('says beforehand in which documents the name stands, and erases nobody by their own hand', async () => {
  const w = await workspace()
  const [admin, awa] = [await w.holder('administrateur'), await w.participant(NOM)]
  const { personId } = (await awa.json('GET', '/api/moi')).json as { personId: string }
  const notes = (await w.seances.documents.ofSeance(w.seanceId)).find((d) => d.kind === 'notes-de-seance')
  const said = proseFromLines('Merci à Awa étoile filante, présente.')
  w.rooms.edit(notes?.id ?? '', (doc) => appendProse(rootProse(doc, 'notes'), said))
  const left = (await admin.json('GET', `/api/personnes/${personId}/effacement`)).json as AnswerOf<typeof getEffacement>
  expect(left).toEqual({
    homonymes: 0,
    documents: [{ id: notes?.id, titre: notes?.title, kind: 'notes-de-seance', seanceId: w.seanceId }],
    instantanes: [],
    publications: [],
  })
  const self = (await admin.json('GET', '/api/moi')).json as { personId: string }
  expect((await admin.json('DELETE', `/api/personnes/${self.personId}`)).json).toMatchObject({ code: 'effacerSoi' })
  expect((await awa.json('GET', '/api/personnes')).status).toBe(403)
})

it('an erasure that was stopped before the history of the sheet was rewritten is finished, asked again or at a start', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const erasedHalfway = async (nom: string) => {
    const person = await w.participant(nom)
    const { personId } = (await person.json('GET', '/api/moi')).json as { personId: string }
    const { forgetHistory } = w.seances.erasure
    w.seances.erasure.forgetHistory = () => Promise.reject(new Error('stopped'))
    expect((await admin.json('DELETE', `/api/personnes/${personId}`)).status).toBe(500)
    w.seances.erasure.forgetHistory = forgetHistory
    expect(await w.seances.erasure.unfinished()).toEqual([w.seanceId])
    return personId
  }
  const awa = await erasedHalfway(NOM)
  expect((await admin.json('DELETE', `/api/personnes/${awa}`)).status).toBe(200)
  expect(await w.seances.erasure.unfinished()).toEqual([])
  await erasedHalfway('Bruno Lune')
  await w.commands.finirEffacements()
  expect(await w.seances.erasure.unfinished()).toEqual([])
})
