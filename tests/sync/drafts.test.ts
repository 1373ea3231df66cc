import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addDraft, type Draft, draftFields, draftsOf, dropDrafts, onDraftsChange } from '#client/sync/drafts'
import { project } from '#shared/document/project'
import { proseFromLines } from '#shared/document/value'
import { write } from '#shared/document/write'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { definitionOf } from '#shared/documents/registry'
import { MemoryStorage } from './client-surroundings.ts'

const draft = (id: string, personId = 'awa'): Draft => ({
  id,
  personId,
  room: 'doc-1',
  kind: 'sous-groupe',
  title: null,
  reason: 'frozen',
  at: 1,
  fields: [{ labels: ['Contours'], before: null, after: id }],
})
const ids = (storage: Storage | null, personId = 'awa') => draftsOf(storage, personId).map(({ id }) => id)

test('drafts are kept latest first, per person, until they are removed', () => {
  const storage = new MemoryStorage()
  const told = vi.fn()
  const stop = onDraftsChange(told)
  addDraft(storage, draft('a'))
  addDraft(storage, draft('b'))
  addDraft(storage, draft('c', 'bruno'))
  expect([ids(storage), ids(storage, 'bruno')]).toEqual([['b', 'a'], ['c']])
  dropDrafts(storage, ({ id }) => id === 'b')
  stop()
  expect(ids(storage)).toEqual(['a'])
  expect(told).toHaveBeenCalledTimes(4)
})

test('a draft written by another tab is neither missed nor overwritten', () => {
  const storage = new MemoryStorage()
  addDraft(storage, draft('a'))
  storage.setItem('brouillons', JSON.stringify([draft('autre onglet'), draft('a')]))
  addDraft(storage, draft('b'))
  expect(ids(storage)).toEqual(['b', 'autre onglet', 'a'])
})

test('without a storage, or with a full one, drafts last as long as the page', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = new MemoryStorage()
  addDraft(full, draft('a'))
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  addDraft(full, draft('b'))
  expect(ids(full)).toEqual(['b', 'a'])
  addDraft(null, draft('c'))
  expect(ids(null)).toEqual(['c'])
  dropDrafts(null, () => true)
  expect(ids(null)).toEqual([])
})

test('what is not ours in the storage is left out', () => {
  const storage = new MemoryStorage()
  for (const found of ['{', 'null', '[1, {"id": "x"}]', '{}']) {
    storage.setItem('brouillons', found)
    expect(ids(storage), found).toEqual([])
  }
})

test('a draft says in words what differs, an added line with everything in it', () => {
  const def = definitionOf('notes-de-seance')
  const valueFrom = (value: object) => {
    const doc = new Y.Doc()
    write(notesDeSeance, doc, value)
    return project(def, doc).value
  }
  const before = valueFrom({ notes: proseFromLines('Bonjour'), prochaineSeance: 'en septembre' })
  const releve = [{ id: 'r1', nature: 'engagement', texte: 'Écrire aux crèches', qui: 'Caf', echeance: '2025-09-01' }]
  const after = valueFrom({ notes: proseFromLines('Bonjour', 'à tous'), releve })
  expect(draftFields(def, before, after)).toEqual([
    { labels: ['Notes'], before: 'Bonjour', after: 'Bonjour\nà tous' },
    ...[
      ['Nature', 'Engagement'],
      ['Texte', 'Écrire aux crèches'],
      ['Qui', 'Caf'],
      ['Pour le', '2025-09-01'],
    ].map(([label, words]) => ({
      labels: ['Décisions et engagements', 'Écrire aux crèches', label],
      before: null,
      after: words,
    })),
    { labels: ['Prochain rendez-vous'], before: 'en septembre', after: null },
  ])
})
