import { expect, it } from 'vitest'
import { fieldBlocks } from '#server/export/any-document'
import { ficheAction } from '#shared/documents/fiche-action'

it('names once the columns that say nothing, and leaves their room to the others', () => {
  const field = ficheAction.shape.actions
  const blank = Object.fromEntries(Object.keys(field.row).map((name) => [name, null]))
  const rows = [
    { ...blank, id: 'a', intitule: 'Recenser', etat: 'enCours', avancement: [] },
    { ...blank, id: 'b', intitule: 'Réunir', avancement: [] },
  ]
  const [table, unsaid] = fieldBlocks(field, rows, [])
  expect(table).toMatchObject({
    kind: 'table',
    head: [{}, {}],
    rows: [
      [{}, {}],
      [{}, {}],
    ],
  })
  expect(JSON.stringify(table)).toMatch(/Recenser.*non renseigné/s)
  expect(JSON.stringify(unsaid)).toMatch(/Non renseigné sur toutes les lignes.*Pilote.*Échéance/)
})
