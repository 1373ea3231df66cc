import { expect, it } from 'vitest'
import { workspace } from './workspace.ts'

it('gives the next meeting to those of this one, once it has a day', async () => {
  const { seanceId, seances, rooms, participant, visitor } = await workspace()
  const path = `/api/seances/${seanceId}/prochaine-seance.ics`
  const awa = await participant('Awa')
  expect(await awa.json('GET', path)).toMatchObject({ status: 409, json: { code: 'noDate' } })

  const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
  await rooms.write(notes, { prochaineLe: '2025-10-14', prochaineDebut: '14:00', prochaineSeance: 'Bobigny' })
  const file = await awa.get(path)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="Groupe de travail.*\.ics"/)
  expect(file.text).toContain(`UID:prochaine-${seanceId}\r\n`)
  expect(file.text).toContain('DTSTART:20251014T120000Z\r\n')
  expect(file.text).toContain('LOCATION:Bobigny\r\n')
  expect(file.text).not.toContain('Awa')

  expect((await visitor().get(path)).status).toBe(401)
})

it('gives the first meeting of a sub-group with the hours of the day kept, and nobody’s name', async () => {
  const { seanceId, seances, participant, holder } = await workspace()
  const [groupe, other] = await seances.sousGroupes.list(seanceId)
  const [awa, bruno] = [await participant('Awa'), await participant('Bruno')]
  const base = `/api/seances/${seanceId}/sous-groupes/${groupe?.id}`
  for (const [who, where] of [
    [awa, groupe],
    [bruno, other],
  ] as const)
    await who.json('POST', `/api/seances/${seanceId}/affectation`, { sousGroupeId: where?.id ?? null })
  expect(await awa.json('GET', `${base}/premiere-reunion.ics`)).toMatchObject({ json: { code: 'noDate' } })

  const day = { jour: '2025-09-16', debut: '14:00', lieu: 'Chez Awa, awa@exemple.fr' }
  const proposed = await awa.json('POST', `${base}/dates`, day)
  const dateId = (proposed.json as { id: string }).id
  await awa.json('PUT', `${base}/dates/${dateId}/reponse`, { reponse: 'oui' })
  expect(await bruno.json('PUT', `${base}/dates/${dateId}/reponse`, { reponse: 'oui' })).toMatchObject({ status: 403 })
  expect(await bruno.json('GET', `${base}/dates`)).toMatchObject({
    json: {
      dates: [{ reponses: { oui: ['Caf'], siBesoin: [], non: [] }, maReponse: null, peutRetirer: false }],
      sansReponse: 0,
      peutRepondre: false,
      peutChoisir: false,
    },
  })
  const anime = await holder('coanimateur', { seanceId })
  expect((await anime.json('PUT', `${base}/date-retenue`, { dateId })).status).toBe(200)
  const file = await awa.get(`${base}/premiere-reunion.ics`)
  expect(file.text).toContain(`UID:premiere-${groupe?.id}\r\n`)
  expect(file.text).toContain('DTSTART:20250916T120000Z\r\n')
  expect(file.text).not.toMatch(/@|ATTENDEE|ORGANIZER/)
  const elsewhere = base.replace(groupe?.id ?? '', 'nulle-part')
  expect((await awa.json('GET', `${elsewhere}/dates`)).status).toBe(404)
})

it('gives the meeting itself with what it is about, to join to an invitation', async () => {
  const { seanceId, participant, visitor } = await workspace()
  const path = `/api/seances/${seanceId}/seance.ics`
  const file = await (await participant('Awa')).get(path)
  const plain = file.text.replaceAll('\r\n ', '')
  expect(plain).toContain(`UID:seance-${seanceId}\r\n`)
  expect(plain).toContain('DTSTART:20250701T120000Z\r\nDTEND:20250701T150000Z\r\n')
  expect(plain).toMatch(/DESCRIPTION:Ordre du jour.:\\n– Tour de table\\n– Introduction/)
  expect(plain).not.toContain('Awa')
  expect((await visitor().get(path)).status).toBe(401)
})
