import { expect, it } from 'vitest'
import { type Notice, withNotice } from '#client/ui/notice-list'

/** The words shown after each of these came, the latest last. */
const shown = (...came: (readonly [words: string, about?: string])[]): string[] =>
  came
    .map(([words, about = null], id): Notice => ({ id, words, about }))
    .reduce<Notice[]>(withNotice, [])
    .map((n) => n.words)

it('shows the last three messages', () => {
  expect(shown(['Un'], ['Deux'], ['Trois'], ['Quatre'])).toEqual(['Deux', 'Trois', 'Quatre'])
})

it('puts a message in place of the one about the same thing, and leaves the others', () => {
  expect(shown(['Soumise', 'statut'], ['Copié'], ['Validée', 'statut'])).toEqual(['Copié', 'Validée'])
  expect(shown(['Copié'], ['Copié'])).toEqual(['Copié', 'Copié'])
})
