import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { freezeSeance } from '#server/snapshot/freeze-seance'
import { points } from '#server/store/tables'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let awa: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  for (const phase of ['open', 'live'] as const) await world.commands.movePhase(seanceId, phase, animateur)
  awa = await world.participant(seanceId, 'Awa')
})

const propose = async (titre: string, by = awa, organisme?: string | null): Promise<string> => {
  const made = await world.commands.proposer(seanceId, { titre, organisme }, by)
  if (!made.ok) throw new Error(made.code)
  return made.value.id
}
const shown = async () => (await world.live(seanceId)).propositions
const decide = (id: string, sort: 'aExaminer' | 'retenue' | 'reformulee' | 'differee', words = {}) =>
  world.commands.decider(seanceId, id, { sort, reformulation: null, motif: null, ...words })

describe('what people propose', () => {
  it('stands for their organisation, at the item it was made at', async () => {
    const [, suivi] = await world.seances.points.list(seanceId)
    await world.commands.goToPoint(seanceId, suivi?.id ?? '')
    await propose('Un guide pour les familles', awa, 'Mairie')
    await propose('Un annuaire', animateur, 'Mairie')
    expect(await shown()).toMatchObject([
      { titre: 'Un guide pour les familles', organisme: 'Organisme de Awa', point: suivi?.id, sort: 'aExaminer' },
      { titre: 'Un annuaire', organisme: 'Mairie', point: suivi?.id, sousGroupe: null },
    ])
  })

  it('while sub-groups work, comes from the sub-group of who made it', async () => {
    const [groupe] = await world.seances.sousGroupes.list(seanceId)
    const [point] = await world.seances.points.list(seanceId)
    world.db.update(points).set({ nature: 'sousGroupes' }).run()
    await world.commands.goToPoint(seanceId, point?.id ?? '')
    await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe?.id ?? '' }, awa)
    await propose('Un guide')
    expect(await shown()).toMatchObject([{ sousGroupe: groupe?.id }])
  })

  it('is refused past sixty, and once the meeting is closed', async () => {
    for (let n = 0; n < 60; n++) await world.seances.propositions.add(seanceId, row(`p${n}`), 60)
    expect(await world.commands.proposer(seanceId, { titre: 'Une de trop' }, awa)).toMatchObject({
      code: 'tooManyPropositions',
    })
    await world.commands.movePhase(seanceId, 'closed', animateur)
    expect(await world.commands.proposer(seanceId, { titre: 'Trop tard' }, awa)).toMatchObject({ code: 'frozen' })
  })
})

const row = (id: string) => ({
  ...{ id, titre: id, organisme: null, auteurId: null, proposeA: 0, pointId: null, sousGroupeId: null },
})

describe('the fate of a proposal', () => {
  it('keeps the first wording, and what was written when it is taken back', async () => {
    const id = await propose('Un guide')
    await decide(id, 'reformulee', { reformulation: 'Un guide en ligne', motif: 'Plus simple à tenir' })
    expect(await shown()).toMatchObject([{ titre: 'Un guide', sort: 'reformulee', reformulation: 'Un guide en ligne' }])
    await decide(id, 'aExaminer')
    expect(await shown()).toMatchObject([
      { titre: 'Un guide', sort: 'aExaminer', reformulation: 'Un guide en ligne', motif: 'Plus simple à tenir' },
    ])
    await decide(id, 'differee', { motif: 'Attendre le budget' })
    expect(await shown()).toMatchObject([{ titre: 'Un guide', sort: 'differee', motif: 'Attendre le budget' }])
    expect(await decide('another', 'retenue')).toMatchObject({ code: 'notFound' })
  })

  it('outlives the preparation saved again', async () => {
    const id = await propose('Un guide')
    await decide(id, 'retenue')
    const { titre, jour, debut, fin, lieu, visio, coanimation } = (await world.seances.meetings.get(seanceId)) ?? {}
    const facts = { titre, jour, debut, fin, lieu, visio, coanimation } as never
    const empty = { facts, points: [], propositions: [], sousGroupes: [], reports: [], documents: [] }
    await world.seances.preparation.save(seanceId, empty, 0)
    expect(await world.seances.propositions.list(seanceId)).toMatchObject([{ titre: 'Un guide', sort: 'retenue' }])
  })
})

describe('points given to proposals', () => {
  let bruno: By
  let [guide, annuaire] = ['', '']
  beforeEach(async () => {
    bruno = await world.participant(seanceId, 'Bruno')
    guide = await propose('Un guide')
    annuaire = await propose('Un annuaire')
  })
  const open = (nombre: number, compte: 'personne' | 'organisme' = 'personne') =>
    world.commands.ouvrirGommettes(seanceId, { nombre, compte })
  const give = (by: By, choix: Record<string, number>) => world.commands.poserGommettes(seanceId, choix, by.personId)
  const counted = async () => (await shown()).map((p) => p.gommettes)

  it('are told to nobody but who gave them until they are revealed, then counted from the rows', async () => {
    await open(3)
    await give(awa, { [guide]: 3 })
    await give(awa, { [guide]: 1, [annuaire]: 1 })
    await give(bruno, { [guide]: 3 })
    const before = await world.live(seanceId)
    expect(before).toMatchObject({ gommettesNombre: 3, gommettesVotants: 2, gommettesReveleesA: null })
    expect(await counted()).toEqual([null, null])
    expect(await world.commands.mesGommettes(seanceId, awa.personId)).toMatchObject({
      value: { choix: { [guide]: 1, [annuaire]: 1 }, poseesParMonOrganisme: 0 },
    })
    expect(await world.commands.mesGommettes(seanceId, animateur.personId)).toMatchObject({ value: { choix: {} } })
    await world.commands.revelerGommettes(seanceId)
    expect(await counted()).toEqual([4, 1])
  })

  it('are refused past what each has, on what is not proposed, and once revealed', async () => {
    expect(await give(awa, { [guide]: 1 })).toMatchObject({ code: 'gommettesClosed' })
    await open(2)
    expect(await give(awa, { [guide]: 2, [annuaire]: 1 })).toMatchObject({ code: 'tooManyGommettes' })
    expect(await give(awa, { another: 1 })).toMatchObject({ code: 'notFound' })
    expect(await open(3)).toMatchObject({ code: 'gommettesRunning' })
    await world.commands.revelerGommettes(seanceId)
    expect(await give(awa, { [guide]: 1 })).toMatchObject({ code: 'gommettesClosed' })
    expect(await counted()).toEqual([0, 0])
  })

  it('by organisation, are shared by those who come from it', async () => {
    await open(3, 'organisme')
    const line = await world.seances.emargements.ofPerson(seanceId, bruno.personId)
    const colleague = { organisme: 'Organisme de Awa' }
    const recorded = { id: 'colleague', at: 0, source: 'animation', byPersonId: null, motif: null } as never
    await world.seances.emargements.correct(seanceId, line?.ligneId ?? '', colleague, recorded)
    await give(awa, { [guide]: 2 })
    expect(await give(bruno, { [annuaire]: 2 })).toMatchObject({ code: 'organismeGommettes' })
    expect(await give(bruno, { [annuaire]: 1 })).toMatchObject({ ok: true })
    expect(await world.commands.mesGommettes(seanceId, bruno.personId)).toMatchObject({
      value: { choix: { [annuaire]: 1 }, poseesParMonOrganisme: 2 },
    })
  })

  it('are frozen with the meeting only if they were revealed', async () => {
    await open(3)
    await give(awa, { [guide]: 3 })
    const frozen = async () => {
      const row = await world.seances.meetings.get(seanceId)
      if (row === null) throw new Error('no meeting')
      return (await freezeSeance(world, row)).rows.propositions.map((p) => p.gommettes)
    }
    expect(await frozen()).toEqual([null, null])
    await world.commands.revelerGommettes(seanceId)
    expect(await frozen()).toEqual([3, 0])
  })
})
