import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.plan.addOrganisme({ id: 'caf', nom: 'Caisse familiale', sigle: 'Caf', nature: 'caf', parentId: null })
})

const organismes = async () => (await world.seances.emargements.current(seanceId)).map((l) => l.organisme)
const link = (tape: string, vers: Parameters<World['commands']['rapprocherOrganisme']>[1]['vers'], by = animateur) =>
  world.commands.rapprocherOrganisme(seanceId, { tape, vers }, by)

it('every line that says the same is joined to the known organisation, and keeps what was typed (F6)', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  await world.participant(seanceId, 'Bruno')
  expect(await link('organisme de AWA', { id: 'caf' })).toMatchObject({ ok: true })
  expect(await organismes()).toEqual(['Caisse familiale', 'Organisme de Bruno'])
  // Beside a caret too, and in what was typed first.
  expect(await world.accessStore.person(awa.personId)).toMatchObject({ organisme: 'Caisse familiale' })
  const line = await world.seances.emargements.ofPerson(seanceId, awa.personId)
  const versions = await world.seances.emargements.history(seanceId, line?.ligneId ?? '')
  expect(versions.map((v) => v.organisme)).toEqual(['Caisse familiale', 'Organisme de Awa'])
})

it('an organisation nobody knew becomes known once, by whoever prepares meetings', async () => {
  await world.participant(seanceId, 'Awa')
  const secretaire = await world.staff('secretaire')
  expect(await link('Organisme de Awa', { nature: 'association' }, secretaire)).toEqual({
    ok: false,
    code: 'forbidden',
  })
  await Promise.all([1, 2].map(() => link('Organisme de Awa', { nature: 'association' })))
  const known = (await world.plan.organismes()).filter((o) => o.nom === 'Organisme de Awa')
  expect(known).toMatchObject([{ nature: 'association' }])
  expect(await link('Personne ne dit cela', { nature: 'other' })).toEqual({ ok: false, code: 'notFound' })
  expect(await link('Organisme de Awa', { id: 'unknown' })).toEqual({ ok: false, code: 'notFound' })
})
