import { describe, expect, it } from 'vitest'
import {
  canMove,
  canNest,
  insertAfter,
  lengthOf,
  movePoint,
  type PointDraft,
  parentsOf,
  placeAfter,
  planned,
  removePoint,
} from '#client/features/preparation/agenda'
import { newPoint } from '#client/features/preparation/draft'

/** « Pause 10 », « > Actualités » for a sub-item. */
const agenda = (...lines: string[]): PointDraft[] =>
  lines.map((line) => {
    const [, nested, titre = '', duree = ''] = /^(> )?(.*?)(?: (\d+))?$/.exec(line) ?? []
    return { ...newPoint(nested === undefined ? 0 : 1), titre, duree }
  })
const written = (points: readonly PointDraft[]): string[] => points.map((p) => `${p.depth === 1 ? '> ' : ''}${p.titre}`)

describe('the running order being prepared', () => {
  it('gives a sub-item the nearest item above as its parent', () => {
    expect(parentsOf(agenda('A', '> a', '> b', 'B', '> c'))).toEqual([null, 0, 0, null, 3])
  })

  it('leaves a sub-item that comes first without a parent', () => {
    expect(parentsOf(agenda('> a', '> b'))).toEqual([null, 0])
  })

  it('moves an item with its sub-items past another with its own', () => {
    const points = agenda('A', '> a', 'B', '> b', '> c')
    expect(written(movePoint(points, 2, 'up'))).toEqual(['B', '> b', '> c', 'A', '> a'])
    expect(written(movePoint(points, 0, 'down'))).toEqual(['B', '> b', '> c', 'A', '> a'])
  })

  it('lets an item go where it is dragged, never among the sub-items of another', () => {
    const points = agenda('A', '> a', 'B', '> b', '> c', 'C')
    const drag = (from: number, to: number | null) =>
      written(placeAfter(points, points[from]?.key ?? '', to === null ? null : (points[to]?.key ?? '')))
    expect(drag(0, 3)).toEqual(['B', '> b', '> c', 'A', '> a', 'C'])
    expect(drag(5, null)).toEqual(['C', 'A', '> a', 'B', '> b', '> c'])
    expect(drag(4, 0)).toEqual(['A', '> c', '> a', 'B', '> b', 'C'])
    expect(drag(0, 1)).toEqual(written(points))
    expect(drag(4, null)).toEqual(['c', 'A', '> a', 'B', '> b', 'C'])
  })

  it('keeps a sub-item under its item', () => {
    const points = agenda('A', '> a', '> b', 'B', '> c')
    expect(written(movePoint(points, 2, 'up'))).toEqual(['A', '> b', '> a', 'B', '> c'])
    expect(movePoint(points, 2, 'down')).toBe(points)
    expect(canMove(points, 4, 'up')).toBe(false)
  })

  it('takes sub-items away with their item', () => {
    expect(written(removePoint(agenda('A', '> a', '> b', 'B'), 0))).toEqual(['B'])
    expect(written(removePoint(agenda('A', '> a', '> b', 'B'), 1))).toEqual(['A', '> b', 'B'])
  })

  it('adds an item after the sub-items of another, a sub-item after the last of them', () => {
    const points = agenda('A', '> a', 'B')
    expect(written(insertAfter(points, 0, { ...newPoint(0), titre: 'C' }))).toEqual(['A', '> a', 'C', 'B'])
    expect(written(insertAfter(points, 0, { ...newPoint(1), titre: 'c' }))).toEqual(['A', '> a', '> c', 'B'])
  })

  it('refuses to nest an item that has sub-items, or the first one', () => {
    const points = agenda('A', 'B', '> b', 'C')
    expect([0, 1, 2, 3].map((at) => canNest(points, at))).toEqual([false, false, false, true])
  })

  it('counts the duration of an item, else the sum of its parts, and how many are unknown', () => {
    expect(planned(agenda('A 20', '> a 50', 'B', '> b 10', '> c', 'C'))).toEqual({ minutes: 30, unknown: 2 })
  })

  it('knows the length of a meeting only when both times are there, in order', () => {
    expect([lengthOf('14:00', '17:30'), lengthOf('14:00', ''), lengthOf('17:00', '14:00')]).toEqual([210, null, null])
  })
})
