import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inWords } from '#shared/document/in-words'
import { project } from '#shared/document/project'
import { proseFromLines } from '#shared/document/value'
import { write } from '#shared/document/write'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { definitionOf } from '#shared/documents/registry'

test('what differs is said in words, an added line with everything in it, each with its field or its row', () => {
  const def = definitionOf('notes-de-seance')
  const valueFrom = (value: object) => {
    const doc = new Y.Doc()
    write(notesDeSeance, doc, value)
    return project(def, doc).value
  }
  const before = valueFrom({ notes: proseFromLines('Bonjour'), prochaineSeance: 'en septembre' })
  const releve = [{ id: 'r1', nature: 'engagement', texte: 'Écrire aux crèches', qui: 'Caf', echeance: '2025-09-01' }]
  const after = valueFrom({ notes: proseFromLines('Bonjour', 'à tous'), releve })
  expect(inWords(def, before, after)).toEqual([
    { key: 'notes', labels: ['Notes'], before: 'Bonjour', after: 'Bonjour\nà tous' },
    ...[
      ['Nature', 'Engagement'],
      ['Texte', 'Écrire aux crèches'],
      ['Qui', 'Caf'],
      ['Pour le', '2025-09-01'],
    ].map(([label, words]) => ({
      key: 'releve[r1]',
      labels: ['Décisions et engagements', 'Écrire aux crèches', label],
      before: null,
      after: words,
    })),
    { key: 'prochaineSeance', labels: ['Prochain rendez-vous'], before: 'en septembre', after: null },
  ])
})

test('a cell of a row that was there stands with its row, and rows that only moved say nothing', () => {
  const row = {
    nature: null,
    qui: null,
    personne: null,
    echeance: null,
    point: null,
    sousGroupe: null,
    noteA: null,
    saisiPour: null,
  }
  const value = (releve: { id: string; texte: string }[]) => ({
    notes: [],
    releve: releve.map((r) => ({ ...row, ...r })),
    prochaineLe: null,
    prochaineDebut: null,
    prochaineFin: null,
    prochaineSeance: null,
    prochainePar: null,
  })
  const [a, b] = [
    { id: 'r1', texte: 'Un' },
    { id: 'r2', texte: 'Deux' },
  ]
  expect(inWords(notesDeSeance, value([a, b]), value([b, { ...a, texte: 'Premier' }]))).toEqual([
    {
      key: 'releve[r1]',
      labels: ['Décisions et engagements', 'Premier', 'Texte'],
      before: 'Un',
      after: 'Premier',
    },
  ])
  expect(inWords(notesDeSeance, value([a, b]), value([a]))).toEqual([
    { key: 'releve[r2]', labels: ['Décisions et engagements'], before: 'Deux', after: null },
  ])
})
