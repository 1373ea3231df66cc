import { expect, test, vi } from 'vitest'
import { addDraft, type Draft, draftsOf, dropDrafts, onDraftsChange } from '#client/sync/drafts'
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
