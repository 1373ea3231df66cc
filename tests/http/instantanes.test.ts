/** Snapshots of every scope, compared, read, and given back a section at a time. */
import { describe, expect, it } from 'vitest'
import { compareInstantanes, listReperes, MAINTENANT } from '#shared/api/comparaison'
import { getDocumentFige, reprendreRubrique } from '#shared/api/document-fige'
import { createRestitution } from '#shared/api/documents'
import {
  getInstantane,
  listInstantanes,
  listInstantanesDuDocument,
  takeInstantane,
  takeInstantaneDuDocument,
  takeInstantaneDuGroupe,
} from '#shared/api/instantanes'
import { setField } from '#shared/document/edit'
import { projectField } from '#shared/document/project'
import { ficheAction } from '#shared/documents/fiche-action'
import { plain } from '#tests/export/reading'
import { openDocument } from '#tests/support/people'
import { until } from '#tests/sync/peers'
import { closedMeeting, frozen } from './meeting.ts'
import type { Visitor } from './visitor.ts'

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

describe('snapshots', () => {
  it('are compared with each other, with the present, and from the ready choices of the group', async () => {
    const { admin, ask, id, groupeId, instantaneId, participant } = await closedMeeting()
    const { id: second } = frozen(await ask(admin, takeInstantane, { id }, { libelle: 'Après relecture' }))
    const listed = await ask(admin, listInstantanes, { id: groupeId })
    expect(listed.find((i) => i.id === second)?.seanceJour).toBe('2025-07-01')
    const between = await ask(admin, compareInstantanes, { id: instantaneId, avec: second })
    expect(between).toMatchObject({ avant: { id: instantaneId }, apres: { id: second }, documents: [], identiques: 5 })
    const since = await ask(admin, compareInstantanes, { id: instantaneId, avec: MAINTENANT })
    expect(since).toMatchObject({ groupeId, apres: { id: null, libelle: 'État actuel' }, identiques: 5 })
    const made = await ask(admin, createRestitution, { id: groupeId }, { intitule: 'R', instantanes: [instantaneId] })
    await admin.get(`/api/restitutions/${made.id}/restitution.html`)
    expect(await ask(admin, listReperes, { id: groupeId })).toEqual([
      { libelle: 'depuis la dernière restitution', instantaneId },
      { libelle: 'depuis la séance du 1er juillet 2025', instantaneId: second },
    ])
    const path = `/api/instantanes/${instantaneId}/comparaison/`
    expect((await admin.json('GET', `${path}nulle-part`)).status).toBe(404)
    expect((await participant.json('GET', path + second)).status).toBe(403)
  })

  it('give a restitution what needs no meeting, and say why they do not give the rest', async () => {
    const { admin, ask, groupeId, participant, instantaneId } = await closedMeeting()
    const take = async (portee: 'groupe' | 'axe') =>
      (await ask(admin, takeInstantaneDuGroupe, { id: groupeId }, { libelle: 'CDSF 2025', portee })).id
    const [groupe, axe] = [await take('groupe'), await take('axe')]
    const bloc = (id: string, name: string, depuis?: string) =>
      admin.json('GET', `/api/instantanes/${id}/blocs/${name}${depuis === undefined ? '' : `?depuis=${depuis}`}`)
    for (const id of [groupe, axe]) expect((await bloc(id, 'fiches')).status).toBe(200)
    expect((await bloc(groupe, 'changements', instantaneId)).status).toBe(200)
    expect((await bloc(axe, 'changements', groupe)).status).toBe(200)
    expect((await bloc(groupe, 'engagements')).status).toBe(200)
    expect(await bloc(axe, 'engagements')).toMatchObject({ status: 409, json: { code: 'planOnly' } })
    expect(await bloc(groupe, 'participation')).toMatchObject({ status: 409, json: { code: 'noMeetingInSnapshot' } })
    expect((await participant.json('GET', `/api/instantanes/${groupe}/blocs/fiches`)).status).toBe(403)
    const made = await ask(admin, createRestitution, { id: groupeId }, { intitule: 'R', instantanes: [groupe, axe] })
    const page = plain((await admin.get(`/api/restitutions/${made.id}/restitution.html`)).text)
    expect(page).toContain('CDSF 2025')
    expect(page).toContain('pilote à désigner')
    expect(page).not.toContain('introuvable')
  })

  it('are taken by hand of a group, its axis, its scheme, or one document, and read by who may', async () => {
    const { admin, ask, groupeId, participant, instantaneId } = await closedMeeting()
    const libelle = 'CDSF 2025'
    for (const portee of ['groupe', 'axe', 'schema'] as const)
      await ask(admin, takeInstantaneDuGroupe, { id: groupeId }, { libelle, portee })
    const list = await ask(admin, listInstantanes, { id: groupeId })
    expect(list.map((i) => i.portee?.sorte ?? null)).toEqual(['schema', 'axe', 'groupe', null])
    const shown = await ask(admin, getInstantane, { id: list[0]?.id ?? '' })
    const fiche = shown.contenu.find((d) => d.title.startsWith('Fiche 5'))?.documentId ?? ''
    const alone = await ask(admin, takeInstantaneDuDocument, { id: fiche }, { libelle })
    const timeline = await ask(admin, listInstantanesDuDocument, { id: fiche })
    expect(timeline.map((i) => i.id)).toEqual([alone.id, ...list.map((i) => i.id)])
    const page = await admin.get(`/api/instantanes/${list[0]?.id}/lecture.html?lire=1`)
    expect(plain(page.text)).toContain('Fiche 5')
    const between = await ask(admin, compareInstantanes, { id: instantaneId, avec: list[0]?.id ?? '' })
    expect([between.documents, between.identiques]).toEqual([[], 1])
    expect((await participant.json('GET', `/api/documents/${fiche}/instantanes`)).status).toBe(403)
  })

  it('give a section back to who may write in its document, and show what that would change', async () => {
    const { admin, ask, groupeId, server, participant } = await closedMeeting()
    const { id } = await ask(admin, takeInstantaneDuGroupe, { id: groupeId }, { libelle: 'Avant', portee: 'axe' })
    const documentId = (await ask(admin, getInstantane, { id })).contenu[0]?.documentId ?? ''
    const { doc, provider } = openDocument(server.url, { cookie: cookieOf(admin) }, documentId)
    await until(() => provider.synced, 'in sync')
    setField(ficheAction, doc, 'intitule', 'Changé par mégarde')
    setField(ficheAction, doc, 'numero', '5bis')
    const retours = async () =>
      (await ask(admin, getDocumentFige, { id, documentId })).rubriques
        .filter((r) => r.retour.length > 0)
        .map((r) => r.cle)
    await expect.poll(retours).toEqual(['numero', 'intitule'])
    const shown = await ask(admin, getDocumentFige, { id, documentId })
    expect(shown.peutReprendre).toBe(true)
    expect(shown.rubriques[1]?.retour[0]?.champs[0]?.avant).toBe('Changé par mégarde')
    const body = { documentId, cle: 'intitule' }
    expect((await participant.json('POST', `/api/instantanes/${id}/reprises`, body)).status).toBe(403)
    await ask(admin, reprendreRubrique, { id }, body)
    expect(await retours()).toEqual(['numero'])
    await until(() => projectField(ficheAction, doc, 'intitule') !== 'Changé par mégarde', 'seen where it is open')
  })
})
