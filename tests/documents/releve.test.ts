import { describe, expect, test } from 'vitest'
import { lignesDuReleve, manques, pourTous, saisiPourEnMots, sameName } from '#shared/documents/releve'

const blank = {
  ...{ qui: null, personne: null, echeance: null },
  ...{ point: null, sousGroupe: null, noteA: null, saisiPour: null },
}
const row = (id: string, nature: 'decision' | 'engagement' | 'frigo', texte: string) => ({
  ...blank,
  id,
  nature,
  texte,
})

describe('the relevé', () => {
  test('is one list, decisions first, without the rows left blank, and knows where each line is changed', () => {
    const engagement = { id: 'e1', qui: 'Caf', quoi: 'Transmettre la cartographie', echeance: null, saisiPour: null }
    const lines = lignesDuReleve(
      { releve: [row('r1', 'frigo', 'Le nom'), row('r2', 'decision', ' '), row('r3', 'decision', 'On retient')] },
      [{ sousGroupe: 'g1', fiche: { engagements: [engagement] } }],
    )
    expect(lines.map(({ id, ou, sousGroupe }) => [id, ou, sousGroupe])).toEqual([
      ['r3', 'notes', null],
      ['e1', 'fiche', 'g1'],
      ['r1', 'notes', null],
    ])
  })

  test('misses somebody and a day only where a line is followed', () => {
    const alone = { qui: null, personne: null, echeance: null }
    expect(manques({ nature: 'engagement', ...alone })).toEqual(['qui', 'echeance'])
    expect(manques({ ...alone, nature: 'decision', qui: 'Caf' })).toEqual(['echeance'])
    expect(manques({ nature: 'question', ...alone })).toEqual([])
  })
})

test('a line typed on a shared device says for whom, once each, and counts those nothing is known of', () => {
  const organismes = new Map([
    ['awa', 'Caf'],
    ['bruno', 'Caf'],
    ['chloe', 'Ville de Pantin'],
  ])
  const words = (...ids: string[]) => saisiPourEnMots({ saisiPour: pourTous(ids) }, (id) => organismes.get(id) ?? null)
  expect(words('awa')).toBeNull()
  expect(words('awa', 'bruno', 'chloe')).toBe('saisi pour Caf et Ville de Pantin')
  expect(words('x', 'y')).toBe('saisi pour 2 personnes')
})

test('a name is recognised however it was typed, and a blank one never is', () => {
  expect(sameName('Caf de Seine-Saint-Denis', 'CAF de Seine Saint Denis ')).toBe(true)
  expect(sameName('Région', 'region')).toBe(true)
  expect(sameName('Caf', 'Caf 93')).toBe(false)
  expect(sameName('–', '–')).toBe(false)
  expect(sameName(null, null)).toBe(false)
})
