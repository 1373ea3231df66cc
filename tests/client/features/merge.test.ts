import { describe, expect, it } from 'vitest'
import { emptyDraft, newPoint, type SeanceDraft } from '#client/features/preparation/draft'
import { mergeDrafts } from '#client/features/preparation/merge'

const point = (id: string, over: object = {}) => ({ ...newPoint(), key: id, id, titre: id, ...over })
const base: SeanceDraft = { ...emptyDraft(), titre: 'Axe 5', points: [point('a'), point('b'), point('c')] }
const titles = ({ points }: SeanceDraft) => points.map((p) => `${'- '.repeat(p.depth)}${p.titre}`)
const ours = (titre: string) => ({ ...newPoint(), titre })

describe('two people who prepare the same meeting', () => {
  it('keeps what each added, changed, took away and moved', () => {
    const mine = { ...base, lieu: 'Bobigny', points: [ours('à nous'), point('a', { duree: '10' }), point('c')] }
    const theirs = {
      ...base,
      visio: 'https://exemple.fr',
      points: [point('a', { titre: 'A' }), point('a1', { depth: 1 }), point('b'), point('d'), point('c')],
    }
    const merged = mergeDrafts(base, theirs, mine)
    expect(titles(merged.draft)).toEqual(['à nous', 'A', '- a1', 'd', 'c'])
    expect(merged.draft).toMatchObject({ lieu: 'Bobigny', visio: 'https://exemple.fr' })
    expect(merged.draft.points[1]).toMatchObject({ id: 'a', duree: '10' })
    expect(merged.theirs).toEqual([])
  })

  it('tells the words of the other where both wrote, and brings back what one changed and the other took away', () => {
    const mine = { ...base, points: [point('a', { titre: 'Nous' }), point('b', { duree: '5' })] }
    const theirs = { ...base, points: [point('a', { titre: 'Eux' }), point('c', { titre: 'C' })] }
    const merged = mergeDrafts(base, theirs, mine)
    expect(titles(merged.draft)).toEqual(['Nous', 'b', 'C'])
    expect(merged.draft.points.map((p) => p.id)).toEqual(['a', null, 'c'])
    expect(merged.theirs).toEqual(['Eux'])
  })

  it('follows the order of whoever moved rows', () => {
    const turned = { ...base, points: [point('c'), point('a'), point('b')] }
    const mine = { ...base, points: [...base.points, ours('à nous')] }
    expect(titles(mergeDrafts(base, turned, mine).draft)).toEqual(['c', 'à nous', 'a', 'b'])
    expect(titles(mergeDrafts(base, base, turned).draft)).toEqual(['c', 'a', 'b'])
  })
})
