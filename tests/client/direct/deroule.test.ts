import { describe, expect, it } from 'vitest'
import { clockOf, lateness, nextPoint, placeOf, tookOf, warningOf } from '#client/direct/deroule'
import type { Point } from '#client/direct/live-meeting'

const MINUTE = 60_000

const point = (id: string, over: Partial<Point> = {}): Point => ({
  id,
  parent: null,
  numero: null,
  titre: id,
  nature: 'point',
  intervenant: null,
  document: null,
  lien: null,
  dureePrevue: null,
  prevuA: null,
  commenceA: null,
  finiA: null,
  ...over,
})

describe('where an item stands', () => {
  const points = [
    point('accueil', { commenceA: 0, finiA: 5 * MINUTE }),
    point('introduction', { commenceA: 5 * MINUTE }),
    point('cadre', { parent: 'introduction', commenceA: 5 * MINUTE }),
    point('pause'),
  ]
  const direct = { points, pointCourant: 'cadre' }

  it('tells done, holding the current one, current and coming apart', () => {
    expect(points.map((p) => placeOf(p, direct))).toEqual(['done', 'holds', 'current', 'coming'])
  })

  it('calls an item people came back to current, although it was finished once', () => {
    const back = [point('a', { commenceA: 0, finiA: 10 }), point('b', { commenceA: 10 })]
    expect(placeOf(back[0] as Point, { points: back, pointCourant: 'a' })).toBe('current')
  })

  it('goes through sub-items and stops after the last', () => {
    expect(nextPoint({ points, pointCourant: 'introduction' })?.id).toBe('cadre')
    expect(nextPoint(direct)?.id).toBe('pause')
    expect(nextPoint({ points, pointCourant: 'pause' })).toBeNull()
  })

  it('goes on, when nothing is current, with the first item that was not done', () => {
    expect(nextPoint({ points, pointCourant: null })?.id).toBe('introduction')
    const parts = points.map((p) => (p.id === 'cadre' ? { ...p, finiA: 9 * MINUTE } : p))
    expect(nextPoint({ points: parts, pointCourant: null })?.id).toBe('pause')
  })
})

describe('the clock of an item', () => {
  it('counts up when no length was planned, and down when one was', () => {
    expect(clockOf(point('a', { commenceA: 0 }), 3 * MINUTE)).toEqual({ kind: 'gone', ms: 3 * MINUTE })
    expect(clockOf(point('a', { commenceA: 0, dureePrevue: 5 }), 3 * MINUTE)).toEqual({ kind: 'left', ms: 2 * MINUTE })
    expect(clockOf(point('a', { commenceA: 0, dureePrevue: 5 }), 6 * MINUTE)).toEqual({ kind: 'left', ms: -MINUTE })
  })

  it('shows nothing before the item starts', () => {
    expect(clockOf(point('a', { dureePrevue: 5 }), 0)).toBeNull()
    expect(clockOf(null, 0)).toBeNull()
  })

  it('knows how long a finished item took only when both ends are known', () => {
    expect(tookOf(point('a', { commenceA: MINUTE, finiA: 3 * MINUTE }))).toBe(2 * MINUTE)
    expect(tookOf(point('a', { finiA: 3 * MINUTE }))).toBeNull()
  })
})

describe('how late the meeting runs', () => {
  const plan = [
    point('a', { dureePrevue: 10, commenceA: 0, finiA: 16 * MINUTE }),
    point('b', { commenceA: 16 * MINUTE }),
    point('b1', { parent: 'b', dureePrevue: 5, commenceA: 16 * MINUTE }),
    point('b2', { parent: 'b', dureePrevue: 5 }),
    point('c', { dureePrevue: 10 }),
  ]
  const direct = { points: plan, pointCourant: 'b1', finPrevueA: 30 * MINUTE }

  it('adds what is left of the current item to all that follows', () => {
    expect(lateness(direct, 18 * MINUTE)).toEqual({ late: 6 * MINUTE, endsAt: 36 * MINUTE })
  })

  it('grows with an item that runs over', () => {
    expect(lateness(direct, 29 * MINUTE)).toEqual({ late: 9 * MINUTE, endsAt: 39 * MINUTE })
  })

  it('is negative when the meeting is ahead', () => {
    expect(lateness({ ...direct, finPrevueA: 60 * MINUTE }, 18 * MINUTE)?.late).toBe(-24 * MINUTE)
  })

  it('is not guessed when a length that matters is blank', () => {
    const blank = plan.map((p) => (p.id === 'c' ? { ...p, dureePrevue: null } : p))
    expect(lateness({ ...direct, points: blank }, 18 * MINUTE)).toBeNull()
    expect(lateness({ ...direct, finPrevueA: null }, 18 * MINUTE)).toBeNull()
    expect(lateness({ ...direct, pointCourant: null }, 18 * MINUTE)).toBeNull()
  })
})

it('warns at five minutes, at one and at the end, and not of what an item is too short for', () => {
  const at = (dureePrevue: number | null, minutes: number) =>
    warningOf(point('a', { dureePrevue, commenceA: 0 }), minutes * MINUTE)
  expect([9, 15, 18, 19, 20, 30].map((m) => at(20, m))).toEqual([null, 'cinq', 'cinq', 'une', 'fin', 'fin'])
  expect([0, 3.9, 4, 5].map((m) => at(5, m))).toEqual([null, null, 'une', 'fin'])
  expect(at(null, 90)).toBeNull()
  // Given five more minutes, it no longer warns.
  expect(at(25, 19)).toBeNull()
})
