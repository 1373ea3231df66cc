import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

const day = { jour: '2025-09-16', debut: '14:00', fin: '16:00', lieu: 'Bobigny' }

describe('the first meeting of a sub-group', () => {
  let world: World
  let id: string
  let groupe: { id: string; documentId: string }
  let [anime, awa, bruno, chloe]: By[] = []
  const who = () => ({ anime: anime as By, awa: awa as By, bruno: bruno as By, chloe: chloe as By })
  const run = async (phase: 'open' | 'live' | 'closed' | 'validated') => {
    const moved = await world.commands.movePhase(id, phase, who().anime)
    if (!moved.ok || !moved.value.ok) throw new Error(`${phase}: ${JSON.stringify(moved)}`)
  }
  const propose = async (by: By, over: Partial<typeof day> = {}): Promise<string> => {
    const proposed = await world.commands.proposeDate(id, groupe.id, { ...day, ...over }, by)
    if (!proposed.ok) throw new Error(proposed.code)
    return proposed.value.id
  }
  const sheet = async () => (await world.rooms.read([groupe.documentId])).get(groupe.documentId)?.value as SousGroupe

  beforeEach(async () => {
    world = createWorld()
    anime = await world.staff('animateur')
    id = await world.seance()
    const [first, second] = await world.seances.sousGroupes.list(id)
    if (first === undefined || second === undefined) throw new Error('no sub-group')
    groupe = first
    await run('open')
    for (const nom of ['awa', 'bruno', 'chloe'] as const) {
      const by = await world.participant(id, nom)
      await world.commands.chooseSousGroupe(id, { sousGroupeId: nom === 'chloe' ? second.id : first.id }, by)
      if (nom === 'awa') awa = by
      else if (nom === 'bruno') bruno = by
      else chloe = by
    }
    await run('live')
  })

  it('is proposed and answered by its members alone; the same day twice is one day', async () => {
    const date = await propose(who().awa)
    expect(await propose(who().bruno)).toBe(date)
    expect(await world.commands.proposeDate(id, groupe.id, day, who().chloe)).toEqual({ ok: false, code: 'forbidden' })
    const { answerDate } = world.commands
    expect(await answerDate(id, groupe.id, { dateId: date, reponse: 'oui' }, who().chloe)).toMatchObject({ ok: false })
    await answerDate(id, groupe.id, { dateId: date, reponse: 'non' }, who().bruno)
    await answerDate(id, groupe.id, { dateId: date, reponse: 'siBesoin' }, who().bruno)
    expect((await world.seances.dates.reponses(groupe.id)).map((r) => r.reponse)).toEqual(['siBesoin'])
    await answerDate(id, groupe.id, { dateId: date, reponse: null }, who().bruno)
    expect(await world.seances.dates.reponses(groupe.id)).toEqual([])
  })

  it('is kept by a facilitator or the rapporteur, and the sheet says it', async () => {
    const date = await propose(who().awa)
    expect(await world.commands.keepDate(id, groupe.id, date, who().awa)).toEqual({ ok: false, code: 'forbidden' })
    await world.commands.setRapporteur(id, { sousGroupeId: groupe.id, personId: who().awa.personId }, who().anime)
    expect((await world.commands.keepDate(id, groupe.id, date, who().awa)).ok).toBe(true)
    expect(await sheet()).toMatchObject({
      premiereReunionLe: '2025-09-16',
      premiereReunionTexte: '14\u00a0h – 16\u00a0h, Bobigny',
      premiereReunionEtat: 'traite',
    })
    const other = await propose(who().bruno, { jour: '2025-09-18' })
    await world.commands.keepDate(id, groupe.id, other, who().anime)
    const kept = (await world.seances.dates.ofSousGroupe(groupe.id)).filter((d) => d.retenueA !== null)
    expect(kept.map((d) => d.id)).toEqual([other])
  })

  it('is « à fixer » again when it is kept no more, unless somebody wrote another day since', async () => {
    const date = await propose(who().awa)
    await world.commands.keepDate(id, groupe.id, date, who().anime)
    await world.commands.keepDate(id, groupe.id, null, who().anime)
    expect(await sheet()).toMatchObject({ premiereReunionLe: null, premiereReunionEtat: 'aFinir' })
    await world.commands.keepDate(id, groupe.id, date, who().anime)
    await world.rooms.write(groupe.documentId, { premiereReunionLe: '2025-10-01' })
    await world.commands.keepDate(id, groupe.id, null, who().anime)
    expect(await sheet()).toMatchObject({ premiereReunionLe: '2025-10-01' })
  })

  it('is withdrawn by who proposed it as long as nobody else answered, and never while it is kept', async () => {
    const [mine, answered] = [await propose(who().awa), await propose(who().awa, { jour: '2025-09-18' })]
    await world.commands.answerDate(id, groupe.id, { dateId: answered, reponse: 'oui' }, who().bruno)
    const { withdrawDate, keepDate } = world.commands
    expect(await withdrawDate(id, groupe.id, mine, who().bruno)).toEqual({ ok: false, code: 'forbidden' })
    expect((await withdrawDate(id, groupe.id, mine, who().awa)).ok).toBe(true)
    expect(await withdrawDate(id, groupe.id, answered, who().awa)).toEqual({ ok: false, code: 'dateAnswered' })
    await keepDate(id, groupe.id, answered, who().anime)
    expect(await withdrawDate(id, groupe.id, answered, who().anime)).toEqual({ ok: false, code: 'dateRetenue' })
    await keepDate(id, groupe.id, null, who().anime)
    expect((await withdrawDate(id, groupe.id, answered, who().anime)).ok).toBe(true)
    expect(await world.seances.dates.ofSousGroupe(groupe.id)).toEqual([])
  })

  it('goes on after the closing; once validated the sheet stays as it is', async () => {
    await run('closed')
    const date = await propose(who().awa)
    await run('validated')
    const before = await sheet()
    expect((await world.commands.keepDate(id, groupe.id, date, who().anime)).ok).toBe(true)
    expect(await sheet()).toEqual(before)
    expect((await world.seances.dates.ofSousGroupe(groupe.id))[0]?.retenueA).toBe(world.clock.now)
  })

  it('is one of twelve days at most', async () => {
    for (let n = 10; n < 22; n++) await propose(who().awa, { jour: `2025-09-${n}` })
    expect(await world.commands.proposeDate(id, groupe.id, { ...day, jour: '2025-10-01' }, who().awa)).toEqual({
      ok: false,
      code: 'tooManyDates',
    })
  })
})
