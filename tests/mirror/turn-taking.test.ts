import { describe, expect, it } from 'vitest'
import { alternated, spread } from '#server/mirror/turn-taking'
import type { Mode } from '#shared/documents/choices'

const people = (words: string): { id: string; mode: Mode }[] =>
  words.split(' ').map((id) => ({ id, mode: id.startsWith('d') ? 'distance' : 'salle' }))
const ids = (list: readonly { id: string }[]) => list.map((p) => p.id).join(' ')

describe('the order of a tour de table', () => {
  it('has the remote side all along, each side in its own order', () => {
    expect(ids(spread(people('s1 s2 s3 s4 s5 s6 d1 d2')))).toBe('s1 s2 d1 s3 s4 s5 d2 s6')
    expect(ids(spread(people('d1 d2')))).toBe('d1 d2')
    expect(spread([])).toEqual([])
  })
})

describe('a queue whose sides take turns', () => {
  it('begins with the side that did not speak last, oldest first on each', () => {
    const waiting = people('s1 s2 s3 d1')
    expect(ids(alternated(waiting, 'salle'))).toBe('d1 s1 s2 s3')
    expect(ids(alternated(waiting, 'distance'))).toBe('s1 d1 s2 s3')
    expect(ids(alternated(waiting, null))).toBe('s1 d1 s2 s3')
    expect(alternated([], 'salle')).toEqual([])
  })

  it('counts someone whose side is not known with the room', () => {
    expect(ids(alternated([{ id: 'x', mode: null }, ...people('d1')], 'distance'))).toBe('x d1')
  })
})
