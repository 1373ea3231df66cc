import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { wroteAfterMerge } from '#client/direct/groupes'
import type { By } from '#server/commands/needs'
import { addRow } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { appendProse } from '#shared/document/prose-tree'
import { proseFromLines, proseText } from '#shared/document/value'
import { type SousGroupe, sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string
let groupes: string[]
let sheets: string[]

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
  const rows = await world.seances.sousGroupes.list(seanceId)
  groupes = rows.map((g) => g.id)
  sheets = rows.map((g) => g.documentId)
})

const groupe = (i: number) => groupes[i] ?? ''
const sheet = (i: number) => sheets[i] ?? ''
const type = (i: number, words: string) =>
  world.rooms.edit(sheet(i), (doc) => appendProse(rootProse(doc, 'contours'), proseFromLines(words)))
const read = async (i: number) => (await world.rooms.read([sheet(i)])).get(sheet(i))?.value as SousGroupe
const contours = async (i: number) => proseText((await read(i)).contours)
const rightOf = async (by: By, i: number) => (await world.access.document(world.actor(by, seanceId), sheet(i)))?.right
const enter = async (nom: string, i: number) => {
  const by = await world.participant(seanceId, nom)
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(i) }, by)
  return by
}
const whereIs = async (by: By) =>
  (await world.live(seanceId)).participants.find((p) => p.id === by.personId)?.sousGroupe ?? null

it('takes what a member was typing when moved, and what another types meanwhile (F13)', async () => {
  const awa = await enter('Awa', 0)
  const bruno = await enter('Bruno', 0)
  const apart = world.rooms.apart(sheet(0), (doc) =>
    appendProse(rootProse(doc, 'contours'), proseFromLines('tapé avant de le savoir')),
  )
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(1), personId: awa.personId }, animateur)
  type(0, 'écrit par Bruno')
  expect(await Promise.all([rightOf(awa, 0), rightOf(awa, 1), rightOf(bruno, 1)])).toEqual(['write', 'write', 'read'])
  world.rooms.edit(sheet(0), (doc) => Y.applyUpdate(doc, apart))
  expect((await contours(0)).split('\n').sort()).toEqual(['tapé avant de le savoir', 'écrit par Bruno'])
})

it('merges two sub-groups: people, words and rows go to the other, the sheet is kept, and rows count once (F12)', async () => {
  const awa = await enter('Awa', 1)
  type(0, 'Un kit par commune')
  type(1, 'Une boîte à outils')
  world.rooms.edit(sheet(1), (doc) => {
    addRow(sousGroupe, doc, 'engagements', 'ligne', { qui: 'ODDS', quoi: 'fournir les indicateurs' })
  })
  const before = await read(1)
  await world.commands.setCoredige(seanceId, { personId: awa.personId, coredige: true }, awa)
  expect(await world.commands.mergeSousGroupe(seanceId, groupe(1), groupe(0))).toMatchObject({ ok: true })
  expect(await contours(0)).toBe('Un kit par commune\nRepris du sous-groupe\u00a02\u00a0:\nUne boîte à outils')
  expect((await read(0)).engagements).toEqual(before.engagements)
  expect(await read(1)).toEqual(before)
  expect(await whereIs(awa)).toBe(groupe(0))
  expect((await world.live(seanceId)).participants[0]?.coredige).toBe(false)
  expect((await world.live(seanceId)).sousGroupes[1]).toMatchObject({ etat: 'fusionne', vers: groupe(0) })
  expect(await world.commands.mergeSousGroupe(seanceId, groupe(0), groupe(1))).toEqual({
    ok: false,
    code: 'sousGroupeFini',
  })
  await world.commands.movePhase(seanceId, 'closed', animateur)
  expect((await world.seances.suivis.ofSeance(seanceId)).map((s) => s.rowId)).toEqual(['ligne'])
})

it('lets what comes to a merged sheet in, and to be merged again adds nothing twice', async () => {
  const awa = await enter('Awa', 1)
  type(1, 'Une boîte à outils')
  await world.commands.mergeSousGroupe(seanceId, groupe(1), groupe(0))
  expect(await rightOf(awa, 1)).toBe('write')
  const merged = async () => (await world.live(seanceId)).sousGroupes[1] ?? null
  const isSaid = async () => wroteAfterMerge((await merged()) ?? { etat: null, finiA: null, modifieA: null })
  expect(await isSaid()).toBe(false)
  world.clock.now += 60_000
  type(1, 'revenu du train')
  await world.commands.annoncer(seanceId, null)
  expect(await isSaid()).toBe(true)
  await world.commands.reopenSousGroupe(seanceId, groupe(1))
  expect(await whereIs(awa)).toBe(groupe(1))
  await world.commands.mergeSousGroupe(seanceId, groupe(1), groupe(0))
  expect(await contours(0)).toContain('revenu du train')
  await world.commands.reopenSousGroupe(seanceId, groupe(1))
  const twice = await contours(0)
  await world.commands.mergeSousGroupe(seanceId, groupe(1), groupe(0))
  expect(await contours(0)).toBe(twice)
})

it('abandons a sub-group and opens it again with those who went nowhere since', async () => {
  const [awa, bruno] = [await enter('Awa', 0), await enter('Bruno', 0)]
  type(0, 'Un kit par commune')
  await world.commands.abandonSousGroupe(seanceId, groupe(0))
  expect(await Promise.all([whereIs(awa), whereIs(bruno)])).toEqual([null, null])
  const chosen = await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(0) }, awa)
  expect(chosen).toEqual({ ok: false, code: 'sousGroupeFini' })
  const chloe = await world.participant(seanceId, 'Chloé')
  expect(await rightOf(chloe, 0)).toBe('read')
  world.clock.now += 1_000
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe(1) }, bruno)
  await world.commands.reopenSousGroupe(seanceId, groupe(0))
  expect(await Promise.all([whereIs(awa), whereIs(bruno)])).toEqual([groupe(0), groupe(1)])
  expect(await contours(0)).toBe('Un kit par commune')
})

it('renames a sub-group and its sheet together, its short name kept', async () => {
  type(0, 'Un kit par commune')
  const asked = { titre: 'Un kit d’appropriation', titreCourt: 'Kit' }
  await world.commands.renameSousGroupe(seanceId, groupe(0), asked)
  expect((await world.live(seanceId)).sousGroupes[0]).toMatchObject(asked)
  expect(await read(0)).toMatchObject({ intitule: asked.titre, contours: proseFromLines('Un kit par commune') })
})

it('makes a sub-group for each proposal that stands and has none, once, under its last wording', async () => {
  const asked = await world.seances.meetings.get(seanceId)
  if (asked === null) throw new Error('no meeting')
  const propositions = ['Boîte à outils', 'Guide', 'Annuaire', 'Salon', 'Kit'].map((titre) => ({
    titre,
    titreCourt: null,
  }))
  const kept = (await world.seances.sousGroupes.list(seanceId)).map(({ id, titre, titreCourt }) => ({
    ...{ id, titre, titreCourt, lieu: null, visio: null },
  }))
  await world.update(seanceId, { ...asked, points: [], propositions, sousGroupes: kept })
  const ids = new Map((await world.seances.propositions.list(seanceId)).map((p) => [p.titre, p.id]))
  const decide = (titre: string, decided: Parameters<typeof world.commands.decider>[2]) =>
    world.commands.decider(seanceId, ids.get(titre) ?? '', decided)
  await decide('Annuaire', { sort: 'abandonnee', motif: null, reformulation: null })
  await decide('Salon', { sort: 'differee', motif: null, reformulation: null })
  await decide('Kit', { sort: 'reformulee', reformulation: 'Kit pour les communes', motif: null })
  const made = () => world.commands.createFromPropositions(seanceId)
  expect(await made()).toEqual({ ok: true, value: { crees: 2 } })
  expect(await made()).toEqual({ ok: true, value: { crees: 0 } })
  expect((await world.live(seanceId)).sousGroupes.map((g) => g.titre)).toEqual([
    'Traduction du SDSF sur le terrain',
    'Boîte à outils',
    'Guide',
    'Kit pour les communes',
  ])
})

it('leaves those who hold the pen the right to finish the sheet once the meeting is closed', async () => {
  const [awa, bruno] = [await enter('Awa', 0), await enter('Bruno', 1)]
  const hold = (by: By) => world.commands.setCoredige(seanceId, { personId: awa.personId, coredige: true }, by)
  expect(await hold(bruno)).toEqual({ ok: false, code: 'forbidden' })
  expect(await hold(awa)).toMatchObject({ ok: true })
  await world.commands.movePhase(seanceId, 'closed', animateur)
  expect(await Promise.all([rightOf(awa, 0), rightOf(bruno, 1)])).toEqual(['write', 'read'])
})

it('places those present who are in no sub-group, and leaves the others; all of them when asked, rapporteurs apart', async () => {
  const placed = await enter('Awa', 0)
  const others = []
  for (const nom of ['Bruno', 'Chloé', 'Dana']) others.push(await world.participant(seanceId, nom))
  expect(await world.commands.repartir(seanceId, { tous: false })).toEqual({ ok: true, value: { places: 3 } })
  const where = await Promise.all([placed, ...others].map(whereIs))
  expect(where[0]).toBe(groupe(0))
  expect(where.filter((g) => g === groupe(1))).toHaveLength(2)
  await world.commands.setRapporteur(seanceId, { sousGroupeId: groupe(0), personId: placed.personId }, animateur)
  expect(await world.commands.repartir(seanceId, { tous: true })).toEqual({ ok: true, value: { places: 3 } })
  expect(await whereIs(placed)).toBe(groupe(0))
})
