import { describe, expect, it } from 'vitest'
import {
  atClock,
  byName,
  changesBetween,
  countsOf,
  type Ligne,
  matches,
  type Version,
} from '#client/features/emargement/lignes'

const ligne = (nom: string | null, more: Partial<Ligne> = {}): Ligne => ({
  id: nom ?? 'sans',
  personne: null,
  nom,
  fonction: null,
  organisme: null,
  mode: 'salle',
  statut: 'present',
  represente: null,
  qualite: null,
  tableDe: null,
  siege: null,
  signeA: null,
  arriveA: null,
  partiA: null,
  par: 'soi',
  corrige: false,
  ...more,
})

describe('the attendance list', () => {
  it('counts as present, by mode, only those who are', () => {
    const counts = countsOf([
      ligne('Awa'),
      ligne('Bruno', { mode: 'distance' }),
      ligne('Chloé', { mode: 'distance', statut: 'excuse' }),
    ])
    expect([counts.salle, counts.distance, counts.statuts.present, counts.statuts.excuse]).toEqual([1, 1, 2, 1])
  })

  it('finds a person by parts of words, without accents, in any field', () => {
    const awa = ligne('Awa', { organisme: 'Ville d’Épinay', represente: 'Chloé' })
    expect(['epinay', 'AWA épi', 'chloe', '  '].map((s) => matches(awa, s))).toEqual([true, true, true, true])
    expect(matches(awa, 'awa bobigny')).toBe(false)
  })

  it('sorts names as a French list does, the unnamed last', () => {
    const sorted = byName([ligne(null), ligne('Zoé'), ligne('Élise'), ligne('Eva')])
    expect(sorted.map((l) => l.nom)).toEqual(['Élise', 'Eva', 'Zoé', null])
  })

  it('writes a time of day on the day of another instant, seen from Paris', () => {
    const signed = Date.parse('2025-07-01T12:04:30Z')
    expect(new Date(atClock(signed, '16:45')).toISOString()).toBe('2025-07-01T14:45:00.000Z')
  })

  it('tells what a correction changed, blanks in words', () => {
    const before: Version = {
      id: '1',
      nom: 'Awa',
      fonction: null,
      organisme: 'Caf',
      mode: 'salle',
      statut: 'present',
      represente: null,
      qualite: null,
      siege: null,
      arriveA: null,
      partiA: null,
      par: 'soi',
      enregistreA: 0,
    }
    const after: Version = { ...before, fonction: 'Coordinatrice', mode: 'distance', represente: 'Chloé' }
    expect(changesBetween(before, after)).toEqual([
      { label: 'Fonction', from: 'non renseigné', to: 'Coordinatrice' },
      { label: 'Mode', from: 'En salle', to: 'À distance' },
      { label: 'Représente', from: 'personne', to: 'Chloé' },
    ])
  })
})
