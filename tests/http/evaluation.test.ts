import { expect, it } from 'vitest'
import { evaluations } from '#server/store/tables'
import { workspace } from './workspace.ts'

it('takes what a meeting was worth from whoever was there, and tells it once nobody can be guessed', async () => {
  const { seanceId, store, setPhase, participant, holder, visitor } = await workspace()
  const path = `/api/seances/${seanceId}/evaluation`
  const people = await Promise.all(['Awa', 'Bruno', 'Chloé'].map(participant))
  const animation = await holder('animateur', { seanceId })
  const give = (i: number, note: number, mot: string | null = null) =>
    people[i]?.json('PUT', path, { cle: `${i}`.repeat(24), note, mot })
  setPhase('open')
  expect(await give(0, 4)).toMatchObject({ status: 409, json: { code: 'wrongPhase' } })
  setPhase('closed')
  expect(await give(0, 6)).toMatchObject({ status: 400 })
  expect((await give(0, 3))?.status).toBe(200)
  expect((await give(0, 4, 'utile'))?.status).toBe(200)
  expect((await give(1, 5))?.status).toBe(200)
  expect((await animation.json('GET', path)).json).toEqual({ reponses: 2, notes: null, mots: [] })
  expect((await give(2, 4, 'dense'))?.status).toBe(200)
  expect((await animation.json('GET', path)).json).toEqual({
    reponses: 3,
    notes: [0, 0, 0, 2, 1],
    mots: ['dense', 'utile'],
  })
  expect((await people[0]?.json('GET', path))?.status).toBe(403)
  expect((await visitor().json('PUT', path, { cle: '0'.repeat(24), note: 1, mot: null })).status).toBe(401)
  // The key of a device is not in the database, and no other table names an answer.
  const kept = JSON.stringify(store.db.select().from(evaluations).all())
  expect(kept).not.toContain('0'.repeat(24))
  setPhase('validated')
  expect(await give(0, 1)).toMatchObject({ status: 423 })
})
