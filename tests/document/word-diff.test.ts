import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Piece, wordDiff } from '#shared/document/word-diff'

/** « un [-deux-]{+trois+} » */
const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')

it.each([
  ['Réunion en juin', 'Réunion en juin', 'Réunion en juin'],
  ['Réunion en juin.', 'Réunion en septembre.', 'Réunion en [-juin-]{+septembre+}.'],
  ['les participant·es', 'les participant·es inscrit·es', 'les participant·es{+ inscrit·es+}'],
  ['44,9 % des places', '45,2 % des places', '[-44,9-]{+45,2+} % des places'],
  ['avec deux mots anciens ici', 'avec trois termes neufs ici', 'avec [-deux mots anciens-]{+trois termes neufs+} ici'],
  ['l’action', 'l’inventaire', 'l’[-action-]{+inventaire+}'],
  ['', 'Neuf', '{+Neuf+}'],
  ['Un\nDeux', 'Un\nTrois\nDeux', 'Un\n{+Trois\n+}Deux'],
])('marks « %s » become « %s »', (before, after, seen) => {
  expect(marked(wordDiff(before, after))).toBe(seen)
})

it('gives both texts back, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '·', ',', '1', '’', '\ud83d', 'mot ') })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after)
      const without = (kind: Piece['kind']) => pieces.flatMap((p) => (p.kind === kind ? [] : [p.text])).join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})

it('does not weigh every pair of words of two very long texts', () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word}${i}`).join(' ')
  expect(wordDiff(`Début ${long('a')} fin`, `Début ${long('b')} fin`).map((p) => p.kind)).toEqual([
    ...['same', 'removed', 'added', 'same'],
  ])
})
