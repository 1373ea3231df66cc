import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRows, orderBetween } from '#shared/document/order'

interface Row {
  id: string
  order: string
}

describe('order keys', () => {
  it('keep a thousand random insertions in the places they were made', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1000, maxLength: 1000 }), (places) => {
        const list: Row[] = []
        places.forEach((place, n) => {
          const at = place % (list.length + 1)
          const id = `row-${n}`
          list.splice(at, 0, { id, order: orderBetween(list[at - 1]?.order ?? null, list[at]?.order ?? null, id) })
        })
        expect(list.toSorted(compareRows)).toEqual(list)
        expect(new Set(list.map((row) => row.order)).size).toBe(list.length)
      }),
      { numRuns: 10 },
    )
  })

  it('stay short when rows are only added at the end, and when they are only added at the start', () => {
    let end: string | null = null
    let start: string | null = null
    for (let n = 0; n < 300; n++) {
      end = orderBetween(end, null, `end-${n}`)
      start = orderBetween(null, start, `start-${n}`)
    }
    expect(end?.length).toBeLessThan(600)
    expect(start?.length).toBeLessThan(600)
  })

  it('differ for two people who insert at the same place', () => {
    const mine = orderBetween('A', 'B', 'awa')
    const theirs = orderBetween('A', 'B', 'bruno')
    expect(mine).not.toBe(theirs)
    for (const key of [mine, theirs]) expect(key > 'A' && key < 'B').toBe(true)
  })

  it('are the same wherever they are computed', () => {
    expect(orderBetween('A', 'B', 'awa')).toBe(orderBetween('A', 'B', 'awa'))
  })

  it('are found beside any key someone may have forged', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), fc.string(), (before, after, id) => {
        expect(orderBetween(before, after, id).length).toBeGreaterThan(0)
      }),
    )
    for (const [before, after] of [
      [null, '0'],
      [null, '000'],
      ['A', 'A0'],
      ['A', 'A000'],
      ['', 'é'],
      ['~', '~~'],
    ] as const)
      expect(orderBetween(before, after, 'awa').length).toBeGreaterThan(0)
  })
})
