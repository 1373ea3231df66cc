import { expect, it } from 'vitest'
import {
  abrege,
  compte,
  heure,
  heureDe,
  horaire,
  jour,
  jourDe,
  jourDeSemaine,
  nombre,
  pourcent,
} from '#server/export/words'

it('writes dates as people read them, the first of a month as 1er', () => {
  expect([jourDeSemaine('2025-07-01'), jourDeSemaine('2020-09-21')]).toEqual([
    'mardi 1er juillet 2025',
    'lundi 21 septembre 2020',
  ])
  expect(jour('2025-08-11')).toBe('11 août 2025')
  expect([jour('bientôt'), jourDeSemaine('2025-13-41')]).toEqual(['bientôt', '2025-13-41'])
})

it('writes times with spaces that do not break', () => {
  expect([heure('14:00'), heure('09:30')]).toEqual(['14\u00a0h', '9\u00a0h\u00a030'])
  expect(horaire('14:00', '17:00')).toBe('14\u00a0h – 17\u00a0h')
  expect([horaire('14:00', null), horaire(null, null)]).toEqual(['à partir de 14\u00a0h', null])
})

it('tells instants by the clock of Paris, in summer and in winter', () => {
  expect([jourDe(Date.UTC(2025, 5, 30, 22, 5)), heureDe(Date.UTC(2025, 5, 30, 22, 5))]).toEqual([
    '1er juillet 2025',
    '0\u00a0h\u00a005',
  ])
  expect(heureDe(Date.UTC(2025, 0, 1, 11, 0))).toBe('12\u00a0h')
})

it('writes numbers the French way, and « n.r. » for one nobody published, never zero', () => {
  expect([1264, 25912, 1234567, 446, 0, -1200.5, 44.9].map(nombre)).toEqual([
    '1\u00a0264',
    '25\u00a0912',
    '1\u00a0234\u00a0567',
    '446',
    '0',
    '−1\u00a0200,5',
    '44,9',
  ])
  expect([pourcent(44.9), nombre(null), pourcent(null)]).toEqual(['44,9\u00a0%', 'n.r.', 'n.r.'])
  expect([compte(0, 'personne', 'personnes'), compte(2, 'personne', 'personnes')]).toEqual([
    '0 personne',
    '2 personnes',
  ])
})

it('cuts a title that would not fit on a line of every page, and says so', () => {
  expect(abrege('Compte rendu', 12)).toBe('Compte rendu')
  expect(abrege('Compte rendu du groupe', 13)).toBe('Compte rendu…')
})
