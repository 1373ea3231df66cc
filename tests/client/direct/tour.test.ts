import { expect, test } from 'vitest'
import { myTurnWords, tourState } from '#client/direct/tour'
import type { EtatTour } from '#shared/documents/choices'

const row = (id: string, etat: EtatTour) => ({ id, personne: id, organisme: id, mode: null, etat, depuis: 0 })

test('each person is told how many come before them, and when it is their turn', () => {
  const tour = [row('a', 'fait'), row('b', 'encours'), row('c', 'passe'), row('d', 'attente'), row('e', 'attente')]
  expect(['a', 'b', 'c', 'd', 'e', 'z'].map((id) => myTurnWords({ tour }, id))).toEqual([
    null,
    'C’est à vous.',
    'Votre tour est passé\u00a0: demandez la parole quand vous voulez.',
    'Vous êtes la prochaine personne.',
    '2\u00a0personnes avant vous.',
    null,
  ])
  expect(tourState({ tour })).toMatchObject({ current: { id: 'b' }, done: 1, passed: [{ id: 'c' }] })
  expect(tourState({ tour: [] })).toBeNull()
})
