import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
})

const through = async (...phases: ('open' | 'live' | 'closed')[]) => {
  for (const phase of phases) await world.commands.movePhase(seanceId, phase, animateur)
}
const onScreen = async () => {
  const { ecran, ecranSousGroupe, ecranPage } = await world.live(seanceId)
  return { ecran, ecranSousGroupe, ecranPage }
}
const FOLLOWS = { ecran: null, ecranSousGroupe: null, ecranPage: 0 }

describe('what is projected', () => {
  it('follows the current item, until a facilitator shows something else, and again at the next item', async () => {
    await through('open', 'live')
    expect(await onScreen()).toEqual(FOLLOWS)
    const [groupe] = await world.seances.sousGroupes.list(seanceId)
    const large = { ecran: 'sousGroupe' as const, sousGroupeId: groupe?.id ?? '', page: 2 }
    expect(await world.commands.projeter(seanceId, large)).toMatchObject({ ok: true })
    expect(await onScreen()).toEqual({ ecran: 'sousGroupe', ecranSousGroupe: groupe?.id, ecranPage: 2 })
    await world.commands.projeter(seanceId, { ecran: 'releve', sousGroupeId: groupe?.id ?? '', page: 0 })
    expect(await onScreen()).toEqual({ ...FOLLOWS, ecran: 'releve' })

    const [first, second] = await world.seances.points.list(seanceId)
    await world.commands.goToPoint(seanceId, first?.id ?? '')
    expect(await onScreen()).toEqual(FOLLOWS)
    await world.commands.projeter(seanceId, large)
    // Pressed twice by two people: the same item is no reason to change what the room looks at.
    await world.commands.goToPoint(seanceId, first?.id ?? '')
    expect((await onScreen()).ecran).toBe('sousGroupe')
    await world.commands.goToPoint(seanceId, second?.id ?? '')
    expect(await onScreen()).toEqual(FOLLOWS)
  })

  it('shows no sub-group of elsewhere, and nothing is steered before or after the meeting', async () => {
    const code = { ecran: 'code' as const, sousGroupeId: null, page: 0 }
    expect(await world.commands.projeter(seanceId, code)).toEqual({ ok: false, code: 'wrongPhase' })
    await through('open')
    const elsewhere = { ecran: 'sousGroupe' as const, sousGroupeId: 'elsewhere', page: 0 }
    expect(await world.commands.projeter(seanceId, elsewhere)).toEqual({ ok: false, code: 'notFound' })
    expect(await world.commands.projeter(seanceId, code)).toMatchObject({ ok: true })
    await through('live', 'closed')
    expect(await world.commands.projeter(seanceId, code)).toEqual({ ok: false, code: 'frozen' })
  })
})

it('calls everyone back, while the meeting runs', async () => {
  await through('open')
  expect(await world.commands.rappeler(seanceId)).toEqual({ ok: false, code: 'wrongPhase' })
  await through('live')
  world.clock.now += 1000
  await world.commands.rappeler(seanceId)
  expect((await world.live(seanceId)).rappelA).toBe(world.clock.now)
})
