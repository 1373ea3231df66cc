import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { grownUpdate } from '#server/sync/grown-update'

function writer() {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  const since = (vector: Uint8Array) => Y.encodeStateAsUpdate(doc, vector)
  const type = (words: string) => text.insert(text.length, words)
  return { doc, text, since, type, now: () => Y.encodeStateVector(doc) }
}
const read = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}

test('what comes twice, or is a part of what is held, adds nothing', () => {
  const { since, type, now } = writer()
  type('base')
  const start = now()
  const base = since(new Uint8Array([0]))
  type(' un')
  const first = since(start)
  type(' deux')
  const both = since(start)
  expect(grownUpdate(first, first)).toBeNull()
  expect(grownUpdate(both, first)).toBeNull()
  expect(grownUpdate(both, new Uint8Array([0, 0]))).toBeNull()
  const joined = grownUpdate(first, both)
  expect(joined).not.toBeNull()
  expect(read(base, joined ?? new Uint8Array())).toBe('base un deux')
  expect(grownUpdate(joined ?? new Uint8Array(), both)).toBeNull()
})

test('a deletion alone is something', () => {
  const { since, type, now, text } = writer()
  type('base')
  const start = now()
  const base = since(new Uint8Array([0]))
  type(' un')
  const first = since(start)
  text.delete(0, 2)
  const second = since(now())
  const joined = grownUpdate(first, second)
  expect(read(base, joined ?? new Uint8Array())).toBe('se un')
  expect(grownUpdate(joined ?? new Uint8Array(), second)).toBeNull()
})

test('what one person wrote on two devices is held together', () => {
  const [a, b] = [writer(), writer()]
  a.type('téléphone ')
  b.type('ordinateur ')
  const [one, other] = [a.since(new Uint8Array([0])), b.since(new Uint8Array([0]))]
  const joined = grownUpdate(one, other) ?? new Uint8Array()
  expect(read(joined).split(' ').sort().join(' ').trim()).toBe('ordinateur téléphone')
  expect(grownUpdate(joined, one)).toBeNull()
  expect(grownUpdate(joined, other)).toBeNull()
})
