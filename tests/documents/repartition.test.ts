import { expect, it } from 'vitest'
import { type Placable, repartir } from '#shared/documents/repartition'

const people = (...groups: [nature: string, mode: Placable['mode'], count: number][]): Placable[] =>
  groups.flatMap(([nature, mode, count]) =>
    Array.from({ length: count }, (_, i) => ({ id: `${nature}-${mode}-${i}`, nature, mode })),
  )
const tables = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `t${i}`, assises: [] }))

/** Fewest and most people at a table, of all or of one kind. */
function spread(all: readonly Placable[], placed: ReadonlyMap<string, string>, ids: readonly string[]) {
  return (only: (p: Placable) => boolean): [number, number] => {
    const counts = ids.map((id) => all.filter((p) => only(p) && placed.get(p.id) === id).length)
    return [Math.min(...counts), Math.max(...counts)]
  }
}

// The meeting of 1 July: 23 in the room, 8 remote.
const july = people(
  ['municipality', 'salle', 8],
  ['municipality', 'distance', 4],
  ['ept', 'salle', 4],
  ['ept', 'distance', 2],
  ['department', 'salle', 6],
  ['caf', 'salle', 3],
  ['university', 'distance', 2],
  ['association', 'salle', 2],
)

it.each([2, 3, 4, 6])('spreads people, each kind and each mode over %i tables, give or take one', (n) => {
  const placed = repartir(july, tables(n))
  const of = spread(
    july,
    placed,
    [...Array(n).keys()].map((i) => `t${i}`),
  )
  expect(placed.size).toBe(july.length)
  const natures = [...new Set(july.map((p) => p.nature))]
  for (const [least, most] of [of(() => true), ...natures.map((nature) => of((p) => p.nature === nature))])
    expect(most - least).toBeLessThanOrEqual(1)
  const [least, most] = of((p) => p.mode === 'distance')
  expect(most - least).toBeLessThanOrEqual(1)
})

it('gives the same tables whatever the order people are named in', () => {
  expect(repartir(july.toReversed(), tables(3))).toEqual(repartir(july, tables(3)))
})

it('takes account of those who stay', () => {
  const assises = people(['caf', 'salle', 3])
  const placed = repartir(people(['caf', 'salle', 1], ['ept', 'distance', 4]), [
    { id: 'full', assises },
    { id: 'empty', assises: [] },
  ])
  expect(placed.get('caf-salle-0')).toBe('empty')
  expect([...placed.values()].filter((t) => t === 'empty')).toHaveLength(4)
})

it('places nobody where there is no table', () => {
  expect(repartir(july, []).size).toBe(0)
})
