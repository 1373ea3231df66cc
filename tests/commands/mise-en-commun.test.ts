import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { setField } from '#shared/document/edit'
import { objectifsAFinir, sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

const MINUTE = 60_000
let world: World
let animateur: By
let seanceId: string
let groupes: string[]

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
  groupes = (await world.seances.sousGroupes.list(seanceId)).map((g) => g.id)
})

const groupe = (i: number) => groupes[i] ?? ''
const live = () => world.live(seanceId)
const goTo = async (i: number) =>
  world.commands.goToPoint(seanceId, (await world.seances.points.list(seanceId))[i]?.id ?? null)

it('adds time as often as asked; at 0 the sheet is still written, and what was not answered is « à finir » (F11, A6, A7)', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(0) }, awa)
  await goTo(3)
  for (let i = 0; i < 3; i++) await world.commands.extendPoint(seanceId, 5)
  expect((await live()).points[3]?.dureePrevue).toBe(40 + 15)
  world.clock.now += 56 * MINUTE
  const sheet = await world.document(seanceId, 'sous-groupe', 0)
  expect((await world.access.document(world.actor(awa, seanceId), sheet))?.right).toBe('write')
  world.rooms.edit(sheet, (doc) => {
    for (const etat of ['contoursEtat', 'attendusEtat', 'modalitesEtat', 'acteursEtat'] as const)
      setField(sousGroupe, doc, etat, 'traite')
  })
  const left = async () => {
    await world.mirrors.refresh(seanceId)
    const [first] = (await live()).sousGroupes
    if (first === undefined) throw new Error('no sub-group')
    return objectifsAFinir(first)
  }
  expect(await left()).toEqual(['livrable', 'date de la première réunion'])
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'livrableEtat', 'sansObjet'))
  expect(await left()).toEqual(['date de la première réunion'])
})

it('counts those who are ready for the current item, and begins the next with nobody', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  await goTo(0)
  expect(await world.commands.setPret(seanceId, true, awa)).toEqual({ ok: false, code: 'pretNulPart' })
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(0) }, awa)
  const ready = async () => (await live()).participants.filter((p) => p.pret).length
  await world.commands.setPret(seanceId, true, awa)
  expect(await ready()).toBe(1)
  world.clock.now += MINUTE
  await goTo(3)
  expect(await ready()).toBe(0)
})

it('says one message at a time to all sub-groups, and takes it back', async () => {
  await world.commands.annoncer(seanceId, 'Encore cinq minutes')
  world.clock.now += MINUTE
  await world.commands.annoncer(seanceId, 'Encore deux minutes')
  expect(await live()).toMatchObject({ annonce: 'Encore deux minutes', annonceA: world.clock.now })
  await world.commands.annoncer(seanceId, null)
  expect(await live()).toMatchObject({ annonce: null, annonceA: null })
})

it('gives the floor to one sub-group after the other, in the order chosen, each shown large to the room', async () => {
  const order = await world.commands.setPassage(seanceId, [groupe(1), groupe(0)])
  expect(order).toMatchObject({ ok: true })
  expect(await world.commands.setPassage(seanceId, ['elsewhere'])).toEqual({ ok: false, code: 'notFound' })
  expect((await live()).sousGroupes.map((g) => g.passage)).toEqual([1, 0])
  const first = world.clock.now
  await world.commands.presenter(seanceId, groupe(1))
  expect(await live()).toMatchObject({ ecran: 'sousGroupe', ecranSousGroupe: groupe(1) })
  world.clock.now += 5 * MINUTE
  await world.commands.presenter(seanceId, groupe(0))
  expect((await live()).sousGroupes.map((g) => [g.presenteA, g.presenteFinA])).toEqual([
    [world.clock.now, null],
    [first, world.clock.now],
  ])
  await world.commands.presenter(seanceId, null)
  expect(await live()).toMatchObject({ ecran: null, ecranSousGroupe: null })
})
