import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { createWorld, preparation, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
})

const titles = async (id = seanceId) => (await world.seances.points.list(id)).map((p) => p.titre)
const idOf = async (titre: string) =>
  (await world.seances.points.list(seanceId)).find((p) => p.titre === titre)?.id ?? ''
const waiting = async () => (await world.seances.reports.ofGroupe('groupe')).map((r) => r.points.map((p) => p.titre))

it('moves an item and its parts out of a meeting, and keeps them until the next one takes them up', async () => {
  expect(await world.commands.reporterPoint(seanceId, await idOf('Suivi des actions'), 'deplacer')).toMatchObject({
    ok: true,
  })
  expect(await titles()).toEqual(['Introduction', 'Propositions'])
  expect((await world.live(seanceId)).points.map((p) => p.titre)).toEqual(['Introduction', 'Propositions'])
  expect(await waiting()).toEqual([['Suivi des actions', 'Fiche 5']])
  const [report] = await world.seances.reports.ofGroupe('groupe')
  const points = [{ ...preparation.points[1], titre: 'Suivi', report: report?.id }] as typeof preparation.points
  const next = { ...preparation, points, compositionDe: null }
  expect(await world.commands.createSeance('groupe', next, animateur)).toMatchObject({ ok: true })
  expect(await waiting()).toEqual([])
})

it('gives a copy of an item that has begun, which itself stays', async () => {
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
  const id = await idOf('Propositions')
  await world.commands.goToPoint(seanceId, id)
  expect(await world.commands.reporterPoint(seanceId, id, 'deplacer')).toEqual({ ok: false, code: 'pointBegun' })
  expect(await world.commands.reporterPoint(seanceId, id, 'dupliquer')).toMatchObject({ ok: true })
  expect(await titles()).toContain('Propositions')
  expect(await waiting()).toEqual([['Propositions']])
})

it('refuses an item of another meeting', async () => {
  expect(await world.commands.reporterPoint(await world.seance(), await idOf('Propositions'), 'deplacer')).toEqual({
    ok: false,
    code: 'notFound',
  })
})
