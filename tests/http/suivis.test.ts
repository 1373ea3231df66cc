import { describe, expect, it } from 'vitest'
import { getDepuis, getSuivis } from '#shared/api/suivis'
import type { Visitor } from './visitor.ts'
import { workspace } from './workspace.ts'

/** The demonstration meeting, with what a sub-group and the plenary said, closed. */
async function followed() {
  const space = await workspace()
  const { seanceId, seances, rooms, groupeId, participant, holder, setPhase } = space
  const [groupe] = await seances.sousGroupes.list(seanceId)
  if (groupe === undefined) throw new Error('no sub-group')
  const anime = await holder('animateur', { groupeId })
  const awa = await participant('Awa')
  await awa.json('POST', `/api/seances/${seanceId}/affectation`, { sousGroupeId: groupe.id })
  setPhase('live')
  await rooms.write(groupe.documentId, {
    engagements: [{ id: 'e', qui: 'CAF', quoi: 'Recenser les RPE', echeance: '2025-07-10' }],
    acteursManquants: [{ id: 'a', acteur: 'Éducation nationale', pourquoi: '', contact: null }],
  })
  const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
  await rooms.write(notes, {
    releve: [{ id: 'd', nature: 'decision', texte: 'Un guide est produit', qui: null, echeance: null }],
    prochainePar: 'Caf de la Seine-Saint-Denis',
  })
  const close = () =>
    anime.json('POST', `/api/seances/${seanceId}/phase`, { phase: 'closed', sans: [] }).then((closed) => {
      if (closed.status !== 200) throw new Error(closed.text)
    })
  const depuis = async (who: Visitor) => getDepuis.answer.parse((await who.json('GET', '/api/depuis')).json)
  const suivis = async (who: Visitor) =>
    getSuivis.answer.parse((await who.json('GET', `/api/groupes/${groupeId}/suivis`)).json)
  return { ...space, groupe, anime, awa, close, depuis, suivis }
}

describe('since the last time', () => {
  it('says nothing before a meeting is closed', async () => {
    const { awa, depuis, suivis } = await followed()
    expect(await depuis(awa)).toEqual({ organisme: 'Caf', demandes: [], engagements: [], groupes: [] })
    expect(await suivis(awa)).toEqual({ lignes: [], acteurs: [], reunions: [] })
  })

  it('tells what was decided, what is open for my organisation, and what was done since', async () => {
    const { awa, anime, close, depuis, suivis, groupeId, time } = await followed()
    await close()
    const before = await depuis(awa)
    expect(before.groupes[0]?.decisions.map((d) => d.texte)).toEqual(['Un guide est produit'])
    expect(before.groupes[0]?.faits).toEqual([])
    expect(before.engagements).toMatchObject([{ texte: 'Recenser les RPE', enRetard: false, peutMarquer: true }])
    const [actor] = (await suivis(anime)).acteurs
    const step = { etape: 'sollicite', le: '2025-07-03' }
    await anime.json('PUT', `/api/groupes/${groupeId}/suivis/${actor?.id}/etapes`, step)
    time.now = Date.parse('2025-07-11T10:00:00Z')
    expect((await depuis(awa)).engagements[0]?.enRetard).toBe(true)
    const line = (await suivis(awa)).lignes.find((l) => l.nature === 'engagement')
    await awa.json('PUT', `/api/groupes/${groupeId}/suivis/${line?.id}/fait`, { fait: true })
    const after = await depuis(awa)
    expect(after.engagements).toEqual([])
    expect(after.groupes[0]?.faits.map((f) => f.texte)).toEqual(['Recenser les RPE'])
    expect(after.groupes[0]?.acteurs.map((a) => [a.acteur, a.etapes.sollicite])).toEqual([
      ['Éducation nationale', '2025-07-03'],
    ])
  })

  it('asks for an answer on the days proposed, until it is given', async () => {
    const { awa, close, depuis, seanceId, groupe } = await followed()
    const base = `/api/seances/${seanceId}/sous-groupes/${groupe.id}/dates`
    await close()
    const proposed = await awa.json('POST', base, { jour: '2025-09-16' })
    expect((await depuis(awa)).demandes).toMatchObject([{ nature: 'dates', dates: 1, documentId: groupe.documentId }])
    await awa.json('PUT', `${base}/${(proposed.json as { id: string }).id}/reponse`, { reponse: 'siBesoin' })
    expect((await depuis(awa)).demandes).toEqual([])
  })

  it('F18: a next date that was not found is « à fixer », with who will propose dates', async () => {
    const { awa, close, depuis, suivis, rooms, groupe, seanceId } = await followed()
    await rooms.write(groupe.documentId, { premiereReunionPar: 'Plaine Commune' })
    await close()
    expect((await depuis(awa)).groupes[0]?.prochaine).toEqual({
      ...{ jour: null, debut: null, fin: null, mots: null },
      par: 'Caf de la Seine-Saint-Denis',
    })
    expect((await suivis(awa)).reunions[0]).toMatchObject({ jour: null, texte: null, par: 'Plaine Commune' })
    const file = await awa.json('GET', `/api/seances/${seanceId}/prochaine-seance.ics`)
    expect(file).toMatchObject({ status: 409, json: { code: 'noDate' } })
  })

  it('is told to nobody who takes no part in a meeting of the group', async () => {
    const { close, visitor, holder, groupeId } = await followed()
    await close()
    expect((await visitor().json('GET', `/api/groupes/${groupeId}/suivis`)).status).toBe(401)
    const elsewhere = await holder('coanimateur', { groupeId: 'autre-groupe' })
    expect((await elsewhere.json('GET', `/api/groupes/${groupeId}/suivis`)).status).toBe(404)
  })
})
