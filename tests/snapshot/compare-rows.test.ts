import { expect, it } from 'vitest'
import { compareRows } from '#server/snapshot/compare-rows'
import type { SnapshotContent } from '#server/snapshot/content'
import { plain } from '#tests/export/reading'

type Content = Parameters<typeof compareRows>[0]
const line = { personId: null, nature: 'caf', mode: 'salle', statut: 'present', represente: false } as const
const content = (over: Partial<Content>, id = 's'): Content => ({
  seance: { id } as SnapshotContent['seance'],
  presence: [{ ...line, ligneId: 'l1', organisme: 'Caf' }],
  propositions: [{ id: 'p', titre: 'Créer un guide', titreCourt: null, sort: 'aExaminer', reformulation: null }],
  ...over,
})

it('tells who came, who became absent and what became of a proposal, by organisation', () => {
  const after = content({
    presence: [
      { ...line, ligneId: 'l1', organisme: 'Caf', statut: 'excuse' },
      { ...line, ligneId: 'l2', organisme: 'Plaine Commune', mode: 'distance' },
    ],
    propositions: [
      {
        id: 'p',
        titre: 'Créer un guide',
        titreCourt: null,
        sort: 'reformulee',
        reformulation: 'Mettre à jour le guide',
      },
    ],
  })
  const found = compareRows(content({}), after)
  expect(found?.changements.map(({ cle, sorte }) => [cle, sorte])).toEqual([
    ['presence[l1]', 'modifie'],
    ['presence[l2]', 'ajoute'],
    ['propositions[p]', 'modifie'],
  ])
  expect(found?.changements.map((c) => plain(c.phrase))).toEqual([
    'Présences, Caf. présence : présent·e → excusé·e.',
    'Présences, Plaine Commune (ajouté). organisme : Plaine Commune ; présence : présent·e ; participation : à distance ; représente un membre : non.',
    'Propositions, Créer un guide. sort : à examiner → reformulée ; reformulation : non renseigné → Mettre à jour le guide.',
  ])
})

it('says nothing of two meetings, nor of one where nothing moved', () => {
  expect(compareRows(content({}), content({ presence: [] }, 'other'))).toBeNull()
  expect(compareRows(content({}), content({}))).toBeNull()
})
