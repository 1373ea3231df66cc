import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { createWorld, type World } from './world.ts'

let world: World
let seanceId: string
let animateur: By
const MINUTE = 60_000

beforeEach(async () => {
  world = createWorld()
  seanceId = await world.seance()
  animateur = await world.staff('animateur')
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
})
const salle = (nom: string) => world.participant(seanceId, nom)
const distance = (nom: string) => world.participant(seanceId, nom, { mode: 'distance' })
const live = () => world.live(seanceId)
const queue = async () => (await live()).parole.map((p) => p.organisme?.replace('Organisme de ', ''))

describe('the floor', () => {
  it('goes round in the order it was asked for, and to both sides in turn when asked (F10)', async () => {
    for (const by of [await salle('Awa'), await salle('Bruno'), await distance('Chloé')]) {
      world.clock.now += 1000
      await world.commands.askParole(seanceId, by)
    }
    expect(await queue()).toEqual(['Awa', 'Bruno', 'Chloé'])
    await world.commands.setAlternance(seanceId, true)
    expect(await live()).toMatchObject({ alternance: true, parole: [{}, { mode: 'distance' }, {}] })
    await world.commands.setAlternance(seanceId, false)
    expect(await queue()).toEqual(['Awa', 'Bruno', 'Chloé'])
  })

  it('leaves the queue once given, is one person’s at a time, and shows who has not spoken yet', async () => {
    const [awa, bruno] = [await salle('Awa'), await salle('Bruno')]
    await world.commands.askParole(seanceId, awa)
    await world.commands.giveFloor(seanceId, awa.personId)
    await world.commands.giveFloor(seanceId, awa.personId)
    expect(await live()).toMatchObject({ parole: [], aLaParole: [{ personne: awa.personId }] })
    await world.commands.askParole(seanceId, bruno)
    await world.commands.askParole(seanceId, awa)
    expect((await live()).parole.map((p) => p.premiereFois)).toEqual([true, false])
    await world.commands.giveFloor(seanceId, bruno.personId)
    expect((await live()).aLaParole.map((p) => p.personne)).toEqual([bruno.personId])
    await world.commands.giveFloor(seanceId, null)
    expect((await live()).aLaParole).toEqual([])
    expect(await world.commands.giveFloor(seanceId, 'nobody')).toEqual({ ok: false, code: 'notFound' })
  })

  it('is forgotten when the meeting closes', async () => {
    const awa = await salle('Awa')
    await world.commands.giveFloor(seanceId, awa.personId)
    await world.commands.startTour(seanceId)
    await world.commands.movePhase(seanceId, 'closed', animateur)
    expect(await live()).toMatchObject({ aLaParole: [], tour: [] })
    expect(await world.seances.direct.prises(seanceId)).toEqual([])
  })

  it('says when the remote side was last heard, whoever it was', async () => {
    const start = world.clock.now
    const chloe = await distance('Chloé')
    expect((await live()).distanceEntendueA).toBe(start)
    world.clock.now += 20 * MINUTE
    await world.commands.giveFloor(seanceId, chloe.personId)
    world.clock.now += MINUTE
    await world.commands.giveFloor(seanceId, null)
    expect((await live()).distanceEntendueA).toBe(start + 21 * MINUTE)
    world.clock.now += 20 * MINUTE
    await world.commands.remoteHeard(seanceId)
    expect((await live()).distanceEntendueA).toBe(start + 41 * MINUTE)
  })
})

describe('the tour de table', () => {
  const tour = async () => (await live()).tour.map((t) => `${t.organisme?.replace('Organisme de ', '')} ${t.etat}`)
  const ligneOf = async (by: By) => (await world.seances.emargements.ofPerson(seanceId, by.personId))?.ligneId ?? ''

  it('waits for a first signature', async () => {
    expect(await world.commands.startTour(seanceId)).toEqual({ ok: false, code: 'nobodySigned' })
  })

  it('calls everyone once, the remote side among the room, and late people at the end', async () => {
    const [awa, bruno] = [await salle('Awa'), await salle('Bruno')]
    const chloe = await distance('Chloé')
    await world.commands.startTour(seanceId)
    expect(await tour()).toEqual(['Awa encours', 'Chloé attente', 'Bruno attente'])
    await salle('Driss')
    await world.commands.startTour(seanceId)
    expect(await tour()).toEqual(['Awa encours', 'Chloé attente', 'Bruno attente', 'Driss attente'])
    // Two facilitators press « Suivant » at once.
    for (const _ of [1, 2]) await world.commands.setTour(seanceId, await ligneOf(awa), 'fait')
    expect(await tour()).toEqual(['Awa fait', 'Chloé encours', 'Bruno attente', 'Driss attente'])
    await world.commands.setTour(seanceId, await ligneOf(chloe), 'passe')
    await world.commands.setTour(seanceId, await ligneOf(bruno), 'fait')
    expect(await tour()).toEqual(['Awa fait', 'Chloé passe', 'Bruno fait', 'Driss encours'])
    await world.commands.setTour(seanceId, await ligneOf(chloe), 'encours')
    expect(await tour()).toEqual(['Awa fait', 'Chloé encours', 'Bruno fait', 'Driss fait'])
    await world.commands.forgetTour(seanceId)
    expect(await tour()).toEqual([])
  })

  it('keeps the place of someone corrected on the way, and who they represented before (F7)', async () => {
    const awa = await world.participant(seanceId, 'Awa', { represente: 'Chloé' })
    await world.commands.startTour(seanceId)
    const ligneId = await ligneOf(awa)
    await world.commands.correctLigne(seanceId, ligneId, { nom: 'Awa D.', represente: 'Driss' }, animateur)
    expect(await tour()).toEqual(['Awa encours'])
    const said = await world.seances.emargements.history(seanceId, ligneId)
    expect(said.map((v) => [v.nom, v.represente])).toEqual([
      ['Awa D.', 'Driss'],
      ['Awa', 'Chloé'],
    ])
  })

  it('does not wait for someone who left', async () => {
    await salle('Awa')
    const bruno = await salle('Bruno')
    await world.commands.startTour(seanceId)
    await world.commands.correctLigne(seanceId, await ligneOf(bruno), { partiA: world.clock.now }, animateur)
    expect(await tour()).toEqual(['Awa encours'])
  })
})
