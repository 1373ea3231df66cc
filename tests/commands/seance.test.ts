import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { points } from '#server/store/tables'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

const MINUTE = 60_000
let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
})

const point = async (i: number) => (await world.seances.points.list(seanceId))[i]?.id ?? ''
const groupe = async (i: number) => (await world.seances.sousGroupes.list(seanceId))[i]?.id ?? ''

describe('the running order', () => {
  it('keeps two parts lettered B in the order of the paper, on every screen', async () => {
    const { points } = await world.live(seanceId)
    expect(points.map((p) => [p.numero, p.titre])).toEqual([
      [null, 'Introduction'],
      ['B', 'Suivi des actions'],
      [null, 'Fiche 5'],
      ['B', 'Propositions'],
    ])
    expect(points[2]?.parent).toBe(points[1]?.id)
  })

  it('shows the current item, ends the one before, and keeps the parent of a part running', async () => {
    const start = world.clock.now
    await world.commands.goToPoint(seanceId, await point(0))
    world.clock.now += 10 * MINUTE
    await world.commands.goToPoint(seanceId, await point(2))
    const live = await world.live(seanceId)
    expect(live.pointCourant).toBe(await point(2))
    expect(live.points.map((p) => [p.commenceA, p.finiA])).toEqual([
      [start, start + 10 * MINUTE],
      [start + 10 * MINUTE, null],
      [start + 10 * MINUTE, null],
      [null, null],
    ])
    expect(await world.commands.goToPoint(seanceId, 'elsewhere')).toEqual({ ok: false, code: 'notFound' })
  })

  it('keeps the meeting as it was before a pause, once for what was written', async () => {
    const pause = await point(3)
    world.db.update(points).set({ nature: 'pause' }).where(eq(points.id, pause)).run()
    await world.commands.goToPoint(seanceId, pause)
    // Nothing was written since the meeting opened.
    expect(world.taken()).toEqual(['Ouverture'])
    await world.commands.goToPoint(seanceId, await point(0))
    const sheet = await world.document(seanceId, 'sous-groupe')
    world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'contoursEtat', 'traite'))
    for (const id of [pause, pause, await point(2), pause]) await world.commands.goToPoint(seanceId, id)
    expect(world.taken()).toEqual(['Ouverture', 'Avant'])
  })

  it('gives time to the current item, planned or not', async () => {
    expect(await world.commands.extendPoint(seanceId, 5)).toEqual({ ok: false, code: 'noCurrentPoint' })
    await world.commands.goToPoint(seanceId, await point(0))
    await world.commands.extendPoint(seanceId, 5)
    await world.commands.goToPoint(seanceId, await point(2))
    world.clock.now += 7 * MINUTE
    await world.commands.extendPoint(seanceId, 5)
    expect((await world.live(seanceId)).points.map((p) => p.dureePrevue)).toEqual([20, 30, 12, 40])
  })
})

describe('sub-groups', () => {
  it('let a person who changes write in the new sheet, and finish in the one left; others read', async () => {
    const awa = await world.participant(seanceId, 'Awa')
    const sheets = [await world.document(seanceId, 'sous-groupe', 0), await world.document(seanceId, 'sous-groupe', 1)]
    const rights = () =>
      Promise.all(sheets.map(async (s) => (await world.access.document(world.actor(awa, seanceId), s))?.right))
    expect(await rights()).toEqual(['write', 'write'])
    await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: await groupe(0) }, awa)
    expect(await rights()).toEqual(['write', 'read'])
    await world.commands.chooseSousGroupe(
      seanceId,
      { sousGroupeId: await groupe(1), personId: awa.personId },
      animateur,
    )
    expect(await rights()).toEqual(['write', 'write'])
    expect((await world.live(seanceId)).participants).toMatchObject([{ id: awa.personId, sousGroupe: await groupe(1) }])
  })

  it('are chosen for oneself, or for someone who signed by those who run the meeting', async () => {
    const [awa, bruno] = [await world.participant(seanceId, 'Awa'), await world.participant(seanceId, 'Bruno')]
    const place = (personId: string, by: By, sousGroupeId: string) =>
      world.commands.chooseSousGroupe(seanceId, { sousGroupeId, personId }, by)
    expect(await place(bruno.personId, awa, await groupe(0))).toEqual({ ok: false, code: 'forbidden' })
    expect(await place('stranger', animateur, await groupe(0))).toEqual({ ok: false, code: 'personUnknown' })
    expect(await place(awa.personId, awa, 'nowhere')).toEqual({ ok: false, code: 'notFound' })
    expect(await place(bruno.personId, animateur, await groupe(0))).toMatchObject({ ok: true })
  })

  it('choose their rapporteur among themselves; those who run the meeting name anyone who signed', async () => {
    const [awa, bruno] = [await world.participant(seanceId, 'Awa'), await world.participant(seanceId, 'Bruno')]
    const sousGroupeId = await groupe(0)
    const name = (personId: string | null, by: By) =>
      world.commands.setRapporteur(seanceId, { sousGroupeId, personId }, by)
    expect(await name(awa.personId, awa)).toEqual({ ok: false, code: 'forbidden' })
    await world.commands.chooseSousGroupe(seanceId, { sousGroupeId }, awa)
    expect(await name(bruno.personId, awa)).toEqual({ ok: false, code: 'notMember' })
    expect(await name(awa.personId, awa)).toMatchObject({ ok: true })
    expect((await world.live(seanceId)).sousGroupes[0]).toMatchObject({
      rapporteur: awa.personId,
      rapporteurOrganisme: 'Organisme de Awa',
    })
    expect(await name('stranger', animateur)).toEqual({ ok: false, code: 'personUnknown' })
    expect(await name(bruno.personId, animateur)).toMatchObject({ ok: true })
  })

  it('leave their rapporteur the right to finish the sheet once the meeting is closed', async () => {
    const awa = await world.participant(seanceId, 'Awa')
    await world.commands.setRapporteur(seanceId, { sousGroupeId: await groupe(0), personId: awa.personId }, animateur)
    await world.commands.movePhase(seanceId, 'closed', animateur)
    const sheets = [await world.document(seanceId, 'sous-groupe', 0), await world.document(seanceId, 'sous-groupe', 1)]
    const rights = sheets.map(async (s) => (await world.access.document(world.actor(awa, seanceId), s))?.right)
    expect(await Promise.all(rights)).toEqual(['write', 'read'])
  })

  it('can be added during the meeting, with their sheet', async () => {
    const made = await world.commands.createSousGroupe(seanceId, { titre: 'Un de plus', propositionId: null })
    if (!made.ok) throw new Error(made.code)
    const sheet = (await world.rooms.read([made.value.documentId])).get(made.value.documentId)
    expect(sheet?.value).toMatchObject({ intitule: 'Un de plus' })
    expect((await world.live(seanceId)).sousGroupes.map((g) => g.numero)).toEqual([1, 2, 3])
  })
})

describe('the floor and the signals', () => {
  it('count once what is asked twice, in the order of asking, room and remote alike', async () => {
    const awa = await world.participant(seanceId, 'Awa')
    const bruno = await world.participant(seanceId, 'Bruno', { mode: 'distance' })
    await world.commands.askParole(seanceId, bruno)
    world.clock.now += MINUTE
    await world.commands.askParole(seanceId, awa)
    await world.commands.askParole(seanceId, bruno)
    expect((await world.live(seanceId)).parole.map((p) => [p.personne, p.mode])).toEqual([
      [bruno.personId, 'distance'],
      [awa.personId, 'salle'],
    ])
    expect(await world.commands.endParole(seanceId, bruno.personId, awa)).toEqual({ ok: false, code: 'forbidden' })
    await world.commands.endParole(seanceId, bruno.personId, animateur)
    await world.commands.endParole(seanceId, awa.personId, awa)
    await world.commands.endParole(seanceId, awa.personId, awa)
    expect((await world.live(seanceId)).parole).toEqual([])
  })

  it('call those who run the meeting to the sub-group of the person', async () => {
    const [awa, bruno] = [await world.participant(seanceId, 'Awa'), await world.participant(seanceId, 'Bruno')]
    expect(await world.commands.raiseSignal(seanceId, 'appelAnimation', awa)).toEqual({
      ok: false,
      code: 'sousGroupeMissing',
    })
    const sousGroupeId = await groupe(1)
    await world.commands.chooseSousGroupe(seanceId, { sousGroupeId }, awa)
    await world.commands.raiseSignal(seanceId, 'appelAnimation', awa)
    expect((await world.live(seanceId)).sousGroupes[1]?.appelDepuis).toBe(world.clock.now)
    const clear = (by: By) => world.commands.clearSignal(seanceId, `appel:${sousGroupeId}`, by)
    expect(await clear(bruno)).toEqual({ ok: false, code: 'forbidden' })
    expect(await clear(animateur)).toMatchObject({ ok: true })
    expect((await world.live(seanceId)).sousGroupes[1]?.appelDepuis).toBeNull()
  })

  it('are cleared by whoever raised them or by those who run the meeting', async () => {
    const [awa, bruno] = [await world.participant(seanceId, 'Awa'), await world.participant(seanceId, 'Bruno')]
    await world.commands.raiseSignal(seanceId, 'entendsPas', awa)
    await world.commands.raiseSignal(seanceId, 'entendsPas', awa)
    const [signal, ...others] = (await world.live(seanceId)).signaux
    expect(others).toEqual([])
    const clear = (by: By) => world.commands.clearSignal(seanceId, signal?.id ?? '', by)
    expect(await clear(bruno)).toEqual({ ok: false, code: 'forbidden' })
    expect(await clear(awa)).toMatchObject({ ok: true })
    expect(await clear(animateur)).toMatchObject({ ok: true })
  })
})
