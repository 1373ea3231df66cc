import { describe, expect, it } from 'vitest'
import { instantOf, jourOf } from '#server/mirror/paris-time'
import { plannedTimes } from '#server/mirror/planned-times'
import { pointRow, seanceRow } from '#tests/commands/rows'

const DEBUT = Date.UTC(2025, 6, 1, 12)
const MINUTE = 60_000
const minutes = (starts: ReadonlyMap<string, number>, from = DEBUT) =>
  Object.fromEntries([...starts].map(([id, at]) => [id, (at - from) / MINUTE]))

describe('printed times in Paris', () => {
  it.each([
    ['2025-07-01', '14:00', Date.UTC(2025, 6, 1, 12)],
    ['2025-01-15', '14:00', Date.UTC(2025, 0, 15, 13)],
    ['2025-03-30', '01:30', Date.UTC(2025, 2, 30, 0, 30)],
    ['2025-03-30', '03:30', Date.UTC(2025, 2, 30, 1, 30)],
    ['2025-10-26', '14:00', Date.UTC(2025, 9, 26, 13)],
  ])('%s at %s', (jour, heure, instant) => {
    expect(instantOf(jour, heure)).toBe(instant)
    expect(jourOf(instant)).toBe(jour)
  })
})

describe('planned times', () => {
  it('add up durations from the printed start', () => {
    const items = [
      pointRow({ id: 'a', rang: 0, dureePrevue: 15 }),
      pointRow({ id: 'b', rang: 1, dureePrevue: 20 }),
      pointRow({ id: 'c', rang: 2, dureePrevue: 10 }),
    ]
    const { starts, end } = plannedTimes(seanceRow(), items)
    expect(minutes(starts)).toEqual({ a: 0, b: 15, c: 35 })
    expect(end).toBe(DEBUT + 180 * MINUTE)
  })

  it('count from the real start when the meeting is held on another day than the printed one', () => {
    const liveAt = Date.UTC(2026, 1, 3, 9, 12)
    const { starts, end } = plannedTimes(seanceRow({ liveAt }), [pointRow({ id: 'a', rang: 0, dureePrevue: 5 })])
    expect([starts.get('a'), end]).toEqual([liveAt, liveAt + 180 * MINUTE])
  })

  it('keep the printed start when the meeting begins late on its day', () => {
    const { starts } = plannedTimes(seanceRow({ liveAt: DEBUT + 9 * MINUTE }), [
      pointRow({ id: 'a', rang: 0, dureePrevue: 5 }),
    ])
    expect(starts.get('a')).toBe(DEBUT)
  })

  it('give an item the time of its parts, and stop where a duration is missing', () => {
    const items = [
      pointRow({ id: 'a', rang: 0 }),
      pointRow({ id: 'a1', rang: 1, parentId: 'a', dureePrevue: 5 }),
      pointRow({ id: 'a2', rang: 2, parentId: 'a', dureePrevue: 10 }),
      pointRow({ id: 'b', rang: 3 }),
      pointRow({ id: 'c', rang: 4, dureePrevue: 10 }),
    ]
    expect(minutes(plannedTimes(seanceRow(), items).starts)).toEqual({ a: 0, a1: 0, a2: 5, b: 15 })
  })

  it('stay blank when the paper gives no duration, but keep the printed end', () => {
    const items = [pointRow({ id: 'a', rang: 0 }), pointRow({ id: 'b', rang: 1 })]
    expect(plannedTimes(seanceRow(), items)).toEqual({ starts: new Map(), end: DEBUT + 180 * MINUTE })
    expect(plannedTimes(seanceRow({ debut: null, fin: null }), items)).toEqual({ starts: new Map(), end: null })
  })
})
