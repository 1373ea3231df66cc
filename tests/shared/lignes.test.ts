import { expect, it } from 'vitest'
import { blank, cell, dayCell, orBlank, rowName, table } from '#server/export/outline'
import type { Block, Cell } from '#shared/api/outline'
import { inForm } from '#shared/prose/formes'
import { readBlocks } from '#tests/export/reading'

const said = (forme: 'liste' | 'phrase', ...drawn: Block[]): string => readBlocks(inForm(forme, drawn))
const row = (nature: string | null, name: string, qui: string | null, day: string | null): Cell[] => [
  cell(orBlank(nature, 'non renseigné')),
  rowName(name),
  cell(orBlank(qui, 'à désigner')),
  dayCell(day, 'à fixer'),
  cell('Plénière'),
]
const head = ['Nature', 'Texte', 'Qui', 'Pour le', 'Origine']

it('says of each row its nature, its words, who and for when, blanks left out', () => {
  const releve = table('Décisions et engagements', head, [
    row('Décision', 'Créer le groupe.', 'Caf', '2025-09-01'),
    row('Engagement', 'Relire le guide', null, null),
    row('Engagement', 'Inviter les bailleurs, etc.', 'Ville A', null),
    row(null, 'Rappeler la date', 'Caf', null),
  ])
  expect(said('liste', releve)).toBe(
    [
      'Décisions et engagements :',
      '- Décision : Créer le groupe – Caf ; pour le 1er septembre 2025 ; origine : Plénière',
      '- Engagement : Relire le guide – origine : Plénière',
      '- Engagement : Inviter les bailleurs, etc. – Ville A ; origine : Plénière',
      '- Rappeler la date – Caf ; origine : Plénière',
    ].join('\n'),
  )
  expect(said('phrase', releve)).toBe(
    'Décisions et engagements (4). Décision : Créer le groupe (Caf, pour le 1er septembre 2025). ' +
      'Engagement : Relire le guide ; Inviter les bailleurs, etc. (Ville A). Nature non renseignée : Rappeler la date (Caf).',
  )
})

it('says no nature where none is known, and stops a sentence once', () => {
  const unknown = table('Livrables', head, [row(null, 'Un guide', null, null), row(null, 'Pour qui ?', null, null)])
  expect(said('phrase', unknown)).toBe('Livrables (2) : Un guide ; Pour qui ?')
})

it('keeps the name of a column it does not know, and a figure under that of its own', () => {
  const rows = [[rowName('Caf'), cell('Deux lieux'), cell(blank('non renseigné')), { ...cell('4'), number: 4 }]]
  const typed = table('Tableau', ['', 'PMI', 'Ville', 'Places'], rows)
  expect(said('liste', typed)).toBe('Tableau :\n- Caf – PMI : Deux lieux ; places : 4')
  expect(said('phrase', typed)).toBe('Tableau (1) : Caf (PMI : Deux lieux, places : 4).')
  const unnamed = table('Tableau', [], [[cell('Caf'), cell('Deux lieux'), cell('–')]])
  expect(said('liste', unnamed)).toBe('Tableau :\n- Caf – Deux lieux')
})

it('puts the lines of a cell one after the other, and leaves the long ones to the list', () => {
  const name = { blocks: [[{ text: 'Recenser' }], [{ text: 'Pris le 18 mars 2025' }]], header: true }
  const lines = ['• Trois lieux', '• deux à venir.', '(au 1er juillet 2025)']
  // Somebody may write in italics: only what stands for a blank is left out.
  const note = { blocks: lines.map((text) => [{ text, italic: true }]) }
  const fiche = table('Suivi', ['Action', 'État', 'État d’avancement'], [[name, cell('En cours'), note]])
  expect(said('liste', fiche)).toBe(
    'Suivi :\n- Recenser – Pris le 18 mars 2025 ; en cours ; état d’avancement : Trois lieux, deux à venir. (au 1er juillet 2025)',
  )
  expect(said('phrase', fiche)).toBe('Suivi (1) : Recenser (en cours).')
})

it('leaves as it is a table that has no row to say', () => {
  const empty = table('Tableau', ['Qui', 'Quoi'], [])
  for (const forme of ['liste', 'phrase'] as const) expect(inForm(forme, [empty])).toEqual([empty])
})
