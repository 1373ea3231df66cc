import { expect, it } from 'vitest'
import { slashOf } from '#client/features/restitution/insertions'
import { attributesOf, citables, newerForBloc, newerThan, olderThan } from '#client/features/restitution/sources'
import type { InstantaneBref } from '#shared/api/instantanes'

const taken = (id: string, seanceId: string | null, prisA: number): InstantaneBref => ({
  ...{ id, seanceId, prisA, libelle: id, groupeId: 'g', empreinte: '', documents: 1, portee: null },
  ...{ groupe: null, couvre: 'axe-5' },
})
const all = [
  ...[taken('mars', 's1', 1), taken('export', null, 2), taken('juin-ouverture', 's2', 3)],
  ...[taken('juin-cloture', 's2', 4), taken('juin-reouverte', 's2', 5)],
]

it('offers the newest snapshot of the same meeting, and nothing to the newest one', () => {
  expect(newerThan(all, 'juin-ouverture')?.id).toBe('juin-reouverte')
  expect(newerThan(all, 'juin-reouverte')).toBeNull()
  expect(newerThan(all, 'mars')).toBeNull()
  expect(newerThan(all, 'effacé')).toBeNull()
})

it('compares with the meeting before, else with an earlier moment of the same one, else with nothing', () => {
  expect(attributesOf('changements', 'juin-cloture', all)).toMatchObject({ depuis: 'mars' })
  expect(attributesOf('changements', 'juin-cloture', all.slice(2))).toMatchObject({ depuis: 'juin-ouverture' })
  expect(attributesOf('changements', 'mars', all)).toBeNull()
  expect(attributesOf('fiches', 'mars', all)).toEqual({ bloc: 'fiches', instantane: 'mars' })
  expect(olderThan(all, 'juin-cloture').map((i) => i.id)).toEqual(['juin-ouverture', 'mars'])
})

it('offers after « / » the blocks of the last snapshot, then a list for each other one', () => {
  const sources = citables(all)
  const { items } = slashOf(sources)
  expect(items[0]).toEqual({ id: 'participation@juin-reouverte', label: 'Participation' })
  const lists = items.filter((i) => i.items !== undefined)
  expect(lists.map((i) => i.label)).toEqual(
    ['juin-cloture', 'juin-ouverture', 'mars'].map((libelle) => `De «\u00a0${libelle}\u00a0»`),
  )
  expect(lists[2]?.items?.map((i) => i.id)).toContain('fiches@mars')
  expect(lists[2]?.items?.map((i) => i.id)).not.toContain('changements@mars')
})

const named = (id: string, sorte: string, prisA: number): InstantaneBref => ({
  ...taken(id, null, prisA),
  portee: { sorte, id: sorte, titre: 'Axe 5' },
})

it('offers of a group, an axis or a scheme what needs no meeting, under the name of what it holds', () => {
  const sources = [...all, named('plan', 'axe', 6), named('suite', 'groupe', 7), named('fin', 'groupe', 8)]
  expect(citables(sources).map((i) => i.id)).toEqual([
    ...['fin', 'suite', 'plan', 'juin-reouverte', 'juin-cloture', 'juin-ouverture', 'mars'],
  ])
  const { items } = slashOf(citables(sources))
  expect(items.slice(0, 3).map((i) => i.label)).toEqual([
    ...['Participation par séance', 'Avancement des actions', 'Ce qui a changé'],
  ])
  const ofAxe = items.find((i) => i.label === 'De «\u00a0plan, axe 5\u00a0»')?.items?.map((i) => i.id)
  expect(ofAxe).toContain('fiches@plan')
  for (const lacking of ['participation', 'releve', 'engagements', 'cadre'])
    expect(ofAxe).not.toContain(`${lacking}@plan`)
  expect(attributesOf('engagements', 'fin', sources)).toEqual({ bloc: 'engagements', instantane: 'fin' })
  expect(attributesOf('changements', 'fin', sources)).toMatchObject({ depuis: 'suite' })
  expect(attributesOf('changements', 'suite', sources)).toMatchObject({ depuis: 'plan' })
  expect(newerThan(sources, 'suite')?.id).toBe('fin')
  expect(newerThan(sources, 'plan')).toBeNull()
})

it('says of how things stand that any later snapshot of the same fiches is newer, of a meeting only its own', () => {
  const sources = [...all, named('plan', 'axe', 6), { ...named('schema', 'schema', 9), couvre: 'sdsf' }]
  expect(newerForBloc(sources, 'fiches', 'mars')?.id).toBe('plan')
  expect(newerForBloc(sources, 'engagements', 'mars')?.id).toBe('juin-reouverte')
  expect(newerForBloc(sources, 'participation', 'mars')).toBeNull()
  expect(newerForBloc(sources, 'participation', 'juin-ouverture')?.id).toBe('juin-reouverte')
  expect(newerForBloc(sources, 'fiches', 'plan')).toBeNull()
})
