import { expect, it } from 'vitest'
import { extendPoint, getVie, goToPoint, passerLeRelais, projeter, rappeler } from '#shared/api/conduite'
import { takeInstantane } from '#shared/api/instantanes'
import { getCode, getPreparation, movePhase, updateSeance } from '#shared/api/seances'
import { frozen, meeting } from './meeting.ts'
import { visitorOf } from './visitor.ts'

it('F16: when the device of a facilitator fails, another one runs the meeting at once, as fully', async () => {
  const { admin, ask, view, id, server } = await meeting()
  const pointId = (await ask(admin, getPreparation, { id })).points[0]?.id ?? ''
  const relay = await ask(admin, passerLeRelais, { id })
  expect(relay.qr).toContain('<svg')
  // It was made before: nothing more is asked of the device that fails.
  expect((await admin.json('POST', '/api/moi/deconnexion')).status).toBe(200)

  const { pathname } = new URL(relay.url)
  const other = visitorOf(server.url)
  expect(await other.post(pathname)).toMatchObject({ status: 303, location: `/seances/${id}` })
  expect((await visitorOf(server.url).post(pathname)).status).toBe(410)
  expect((await view(other)).roles).toEqual(['coanimateur'])
  await ask(other, goToPoint, { id }, { pointId })
  await ask(other, extendPoint, { id }, { minutes: 5 })
  await ask(other, projeter, { id }, { ecran: 'releve' })
  await ask(other, rappeler, { id })
  expect((await ask(other, takeInstantane, { id }, { libelle: 'Avant la pause' })).ok).toBe(true)
  frozen(await ask(other, movePhase, { id }, { phase: 'closed' }))
})

it('gives the relay to nobody who does not run the meeting, and of no other meeting', async () => {
  const { signIn, admin, id } = await meeting()
  const awa = await signIn('Awa')
  expect((await awa.json('POST', `/api/seances/${id}/relais`)).status).toBe(403)
  expect((await admin.json('POST', '/api/seances/elsewhere/relais')).status).toBe(404)
})

it('F20: another day and another room leave the code, the QR and what people opened as they were', async () => {
  const { admin, ask, view, signIn, id } = await meeting()
  const awa = await signIn('Awa')
  const before = await ask(admin, getCode, { id })
  const { phase: _phase, groupeId: _groupe, ...prepared } = await ask(admin, getPreparation, { id })
  const moved = { jour: '2025-07-08', debut: '09:30', fin: '12:30', lieu: 'Salle du conseil, Pierrefitte' }
  await ask(admin, updateSeance, { id }, { ...prepared, ...moved })
  expect(await ask(admin, getCode, { id })).toEqual(before)
  expect(await view(awa)).toMatchObject({ id, ...moved })
  await signIn('Bruno', { code: before.code.replace('-', '') })
})

it('shows every phase the meeting went through, a reopening included, with names for those who run it alone', async () => {
  const { admin, ask, signIn, id } = await meeting()
  const awa = await signIn('Awa')
  const start = await ask(awa, getVie, { id })
  frozen(await ask(admin, movePhase, { id }, { phase: 'closed' }))
  frozen(await ask(admin, movePhase, { id }, { phase: 'live' }))
  const vie = (await ask(admin, getVie, { id })).slice(start.length)
  expect(vie.map((v) => [v.phase, v.seule, v.par !== null])).toEqual([
    ['closed', false, true],
    ['live', false, true],
  ])
  expect((await ask(awa, getVie, { id })).every((v) => v.par === null)).toBe(true)
})
