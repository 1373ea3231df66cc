import { expect, it } from 'vitest'
import { emptyDraft, inputFrom } from '#client/features/preparation/draft'
import { isEmptyReste, pointsOfReste } from '#client/features/preparation/reprise'
import { createSeance } from '#shared/api/seances'

const nothing = { engagements: [], objectifs: [], acteurs: [] }

it('puts what was left open under one item each, as it is read aloud', () => {
  const points = pointsOfReste({
    engagements: [
      { quoi: 'Envoyer le recensement', qui: 'Caf', echeance: '2025-09-15' },
      { quoi: 'Relire le guide', qui: null, echeance: null },
    ],
    objectifs: [{ sousGroupe: 'Boîte à outils', restent: ['livrable', 'date de la première réunion'] }],
    acteurs: [{ acteur: 'Pmi', pourquoi: 'Pour les agréments' }],
  })
  const { points: sent } = inputFrom({ ...emptyDraft(), points })
  expect(sent?.map((p) => [p.parent, p.titre])).toEqual([
    [null, 'Engagements de la dernière fois'],
    [0, 'Envoyer le recensement · Caf · pour le 15 septembre 2025'],
    [0, 'Relire le guide'],
    [null, 'Objectifs à finir'],
    [3, 'Boîte à outils : livrable ; date de la première réunion'],
    [null, 'Acteurs à solliciter'],
    [5, 'Pmi : Pour les agréments'],
  ])
})

it('says nothing of what is not left, and never a title that would be refused', () => {
  expect(pointsOfReste(nothing)).toEqual([])
  expect(isEmptyReste(nothing)).toBe(true)
  const long = pointsOfReste({ ...nothing, engagements: [{ quoi: 'x'.repeat(5000), qui: null, echeance: null }] })
  const draft = { ...emptyDraft(), titre: 'Séance', jour: '2025-10-14', points: long }
  expect(createSeance.body.safeParse(inputFrom(draft)).success).toBe(true)
})
