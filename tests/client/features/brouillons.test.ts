import { expect, test } from 'vitest'
import { fateOf } from '#client/features/brouillons/draft-fate'

const mine = (etat: 'enAttente' | 'reprise' | 'ecartee', repris = 0) => [
  { id: 'a1', documentId: 'd', etat, repris, recueA: 1, traiteeA: null },
]
const state = (...asked: Parameters<typeof fateOf>) => fateOf(...asked)?.state
const sent = { late: { kind: 'sent', arriveeId: 'a1' } } as const

test('a draft says what became of it: waiting, handed over, brought in, set aside, or impossible', () => {
  expect(state({}, [])).toBeUndefined()
  expect(state({ late: { kind: 'toSend' } }, [])).toBe('À transmettre')
  expect(state({ late: { kind: 'impossible' } }, [])).toBe('Non transmis')
  expect(state({ late: { kind: 'sent', arriveeId: null } }, [])).toBe('Déjà là')
  // The server did not answer yet what became of it.
  expect(state(sent, [])).toBe('Transmis à l’animation')
  expect(state(sent, mine('enAttente'))).toBe('Transmis à l’animation')
  expect(state(sent, mine('enAttente', 1))).toBe('Repris en partie')
  expect(state(sent, mine('reprise', 2))).toBe('Repris dans la séance')
  expect(state(sent, mine('ecartee'))).toBe('Écarté')
  expect(state(sent, mine('ecartee', 1))).toBe('Repris en partie')
})
