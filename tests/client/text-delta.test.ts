import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { follow, spliceBetween } from '#client/document/text-delta'

const apply = (words: string, s: { start: number; removed: number; inserted: string }): string =>
  words.slice(0, s.start) + s.inserted + words.slice(s.start + s.removed)

describe('what was typed in a shared field', () => {
  it('is found again whatever was before and after', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.nat(20),
        (before, after, caret) => {
          expect(apply(before, spliceBetween(before, after, Math.min(caret, after.length)))).toBe(after)
        },
      ),
    )
  })

  it('stands where the caret is when letters repeat', () => {
    expect(spliceBetween('aaaa', 'aaaaa', 2)).toEqual({ start: 1, removed: 0, inserted: 'a' })
    expect(spliceBetween('aaaa', 'aaaaa', 5)).toEqual({ start: 4, removed: 0, inserted: 'a' })
  })

  it('a character outside the basic plane is replaced whole', () => {
    expect(spliceBetween('un 🧸 ici', 'un 🧹 ici', 5)).toEqual({ start: 3, removed: 2, inserted: '🧹' })
  })
})

describe('a caret, while others write', () => {
  it('moves with words written before it and stays for words written after', () => {
    expect(follow(5, [{ insert: 'abc' }])).toBe(8)
    expect(follow(5, [{ retain: 9 }, { insert: 'abc' }])).toBe(5)
  })

  it('comes back when words before it go, and stops at the cut when it was inside', () => {
    expect(follow(5, [{ delete: 2 }])).toBe(3)
    expect(follow(5, [{ retain: 2 }, { delete: 10 }])).toBe(2)
  })

  it('stays before words written exactly where it is, unless told to be pushed', () => {
    expect(follow(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5)
    expect(follow(5, [{ retain: 5 }, { insert: 'abc' }], true)).toBe(8)
  })

  it('follows several changes of one edit', () => {
    expect(follow(6, [{ insert: 'xx' }, { retain: 3 }, { delete: 2 }, { insert: 'yyy' }])).toBe(9)
  })
})
