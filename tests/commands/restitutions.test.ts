/** The steps of a restitution: who may take them, and what validation freezes. */
import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import * as tables from '#server/store/tables'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let coanimateur: By
const id = 'restitution'

beforeEach(async () => {
  world = createWorld()
  ;[animateur, coanimateur] = [await world.staff('animateur'), await world.staff('coanimateur')]
  await world.rooms.seed(id, 'restitution', { intitule: 'Restitution annuelle' })
  const place = { numero: null, axeId: null, groupeId: 'groupe', seanceId: null, createdAt: 0 }
  await world.seances.documents.add({ id, kind: 'restitution', title: 'Restitution annuelle', ...place })
})

const right = async (by: By, documentId = id) => (await world.access.document(world.actor(by), documentId))?.right
const standing = (documentId = id) => world.seances.restitutions.standing(documentId)
const validated = async () => {
  await world.commands.passRestitution(id, 'soumise', coanimateur)
  return world.commands.passRestitution(id, 'validee', animateur)
}

it('goes from step to step in order, each by whoever may take it', async () => {
  expect((await standing()).statut).toBe('travail')
  expect(await world.commands.passRestitution(id, 'validee', animateur)).toEqual({
    ok: false,
    code: 'restitutionMoved',
  })
  expect((await world.commands.passRestitution(id, 'soumise', coanimateur)).ok).toBe(true)
  expect(await world.commands.passRestitution(id, 'validee', coanimateur)).toEqual({ ok: false, code: 'forbidden' })
  expect(await right(coanimateur)).toBe('write')
  expect((await world.commands.passRestitution(id, 'validee', animateur)).ok).toBe(true)
  expect((await world.commands.passRestitution(id, 'validee', animateur)).ok).toBe(true)
  expect(await world.commands.passRestitution(id, 'travail', animateur)).toEqual({
    ok: false,
    code: 'restitutionMoved',
  })
  for (const to of ['publiee', 'archivee'] as const)
    expect((await world.commands.passRestitution(id, to, animateur)).ok).toBe(true)
  const { statut, steps } = await standing()
  expect(statut).toBe('archivee')
  expect([...new Set(steps.map((s) => s.statut))]).toEqual(['soumise', 'validee', 'publiee', 'archivee'])
  expect(steps[0]?.personId).toBe(coanimateur.personId)
})

it('cannot be written or removed once validated, and keeps what validation froze', async () => {
  await validated()
  expect([await right(animateur), await right(coanimateur)]).toEqual(['read', 'read'])
  expect(await world.commands.removeDocument(id, animateur)).toEqual({ ok: false, code: 'restitutionSettled' })
  expect((await standing()).instantaneId).not.toBeNull()
  expect(world.taken()).toEqual(['Restitution'])
  const named = world.db.select({ libelle: tables.snapshots.libelle }).from(tables.snapshots).all()
  expect(named).toEqual([{ libelle: 'Restitution validée «\u00a0Restitution annuelle\u00a0»' }])
})

it('is corrected in another version, that starts from the validated words', async () => {
  expect(await world.commands.versionRestitution(id, animateur)).toEqual({ ok: false, code: 'notSettled' })
  await validated()
  const made = await world.commands.versionRestitution(id, coanimateur)
  if (!made.ok) throw new Error(made.code)
  const { id: next } = made.value
  expect(await right(coanimateur, next)).toBe('write')
  expect(await standing(next)).toMatchObject({ statut: 'travail', versionDe: id })
  expect(await world.seances.restitutions.versionsOf(id)).toEqual([next])
  expect((await world.rooms.read([next])).get(next)?.value).toMatchObject({ intitule: 'Restitution annuelle' })
})

it('takes one of two steps asked at the same time', async () => {
  await world.commands.passRestitution(id, 'soumise', coanimateur)
  const asked = [
    world.commands.passRestitution(id, 'validee', animateur),
    world.commands.passRestitution(id, 'travail', coanimateur),
  ]
  expect((await Promise.all(asked)).filter((outcome) => outcome.ok)).toHaveLength(1)
})
