import type { Mode } from './choices.ts'

/** Somebody to place, by what a sub-group should mix. */
export interface Placable {
  id: string
  /** Kind of organisation. */
  nature: string
  mode: Mode
}

export interface Table {
  id: string
  /** Those who stay where they are. */
  assises: readonly Omit<Placable, 'id'>[]
}

interface Seats {
  id: string
  size: number
  counts: Map<string, number>
}

const keysOf = ({ nature, mode }: Omit<Placable, 'id'>): [string, string] => [`nature ${nature}`, `mode ${mode}`]
const countOf = ({ counts }: Seats, key: string): number => counts.get(key) ?? 0

function seat(table: Seats, person: Omit<Placable, 'id'>, by: 1 | -1): void {
  table.size += by
  for (const key of keysOf(person)) table.counts.set(key, countOf(table, key) + by)
}

/** How crowded a person would find a table by those of the same kind and mode. */
const likes = (table: Seats, person: Placable): number =>
  keysOf(person).reduce((sum, key) => sum + countOf(table, key), 0)

/** What exchanging two people of two tables takes from the crowding of both; negative when it is worth it. */
function gain(a: Placable, from: Seats, b: Placable, to: Seats): number {
  const of = (person: Placable, other: Placable, here: Seats, there: Seats) =>
    keysOf(person)
      .filter((key) => !keysOf(other).includes(key))
      .reduce((sum, key) => sum + countOf(there, key) + 1 - countOf(here, key), 0)
  return of(a, b, from, to) + of(b, a, to, from)
}

/**
 * A table for each person: as many at each, give or take one, then kinds of organisation and modes as mixed as they can
 * be. The same people give the same tables, so that two facilitators who ask together agree.
 */
export function repartir(people: readonly Placable[], tables: readonly Table[]): Map<string, string> {
  const seats = tables.map(({ id, assises }): Seats => {
    const table = { id, size: 0, counts: new Map<string, number>() }
    for (const person of assises) seat(table, person, 1)
    return table
  })
  const ranked = [...people].sort((a, b) => {
    const [left, right] = [`${a.nature} ${a.mode} ${a.id}`, `${b.nature} ${b.mode} ${b.id}`]
    return left < right ? -1 : 1
  })
  const placed: { person: Placable; table: Seats }[] = []
  for (const person of ranked) {
    const table = seats.reduce<Seats | null>((best, here) => {
      if (best === null || here.size < best.size) return here
      return here.size === best.size && likes(here, person) < likes(best, person) ? here : best
    }, null)
    if (table === null) return new Map()
    seat(table, person, 1)
    placed.push({ person, table })
  }
  exchange(placed)
  return new Map(placed.map(({ person, table }) => [person.id, table.id]))
}

/** Exchanges two people as long as both tables are better mixed for it; each exchange lowers the crowding, so it ends. */
function exchange(placed: { person: Placable; table: Seats }[]): void {
  let changed = true
  while (changed) {
    changed = false
    for (const a of placed)
      for (const b of placed) {
        if (a.table === b.table || gain(a.person, a.table, b.person, b.table) >= 0) continue
        const [from, to] = [a.table, b.table]
        seat(from, a.person, -1)
        seat(to, b.person, -1)
        seat(to, a.person, 1)
        seat(from, b.person, 1)
        a.table = to
        b.table = from
        changed = true
      }
  }
}
