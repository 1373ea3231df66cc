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
