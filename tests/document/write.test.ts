import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { setField, writeText } from '#shared/document/edit'
import { rootProse, rootText, rowsMap, valuesMap } from '#shared/document/layout'
import { project } from '#shared/document/project'
import { proseFromLines } from '#shared/document/value'
import { seed, write } from '#shared/document/write'
import { ficheAction } from '#shared/documents/fiche-action'
import { definitionOf, documentKinds } from '#shared/documents/registry'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { documentValue } from '#tests/support/values'

/** The same value as it comes back from a snapshot: keys sorted. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, item]) => [key, sorted(item)]),
        )
      : value

function updatesDuring(doc: Y.Doc, act: () => void): number {
  let updates = 0
  const count = () => updates++
  doc.on('update', count)
  act()
  doc.off('update', count)
  return updates
}

describe('writing a value', () => {
  for (const kind of documentKinds) {
    const def = definitionOf(kind)

    it(`of ${kind} is read back the same, also over the wire`, () => {
      fc.assert(
        fc.property(documentValue(kind), documentValue(kind), (first, second) => {
          const doc = new Y.Doc()
          seed(def, doc, first)
          expect(project(def, doc)).toEqual({ value: first, issues: [] })
          write(def, doc, second)
          expect(project(def, doc)).toEqual({ value: second, issues: [] })
          const copy = new Y.Doc()
          Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
          expect(project(def, copy)).toEqual({ value: second, issues: [] })
        }),
        { numRuns: 40 },
      )
    })

    it(`of ${kind} a second time writes nothing, whatever the order of its keys`, () => {
      fc.assert(
        fc.property(documentValue(kind), (value) => {
          const doc = new Y.Doc()
          seed(def, doc, value)
          const again = sorted(value) as typeof value
          expect(updatesDuring(doc, () => write(def, doc, value))).toBe(0)
          expect(updatesDuring(doc, () => write(def, doc, again))).toBe(0)
        }),
        { numRuns: 25 },
      )
    })
  }

  it('leaves the fields that are not named as they are', () => {
    const doc = new Y.Doc()
    seed(sousGroupe, doc, { intitule: 'Titre', contours: proseFromLines('Contours') })
    write(sousGroupe, doc, { intitule: 'Autre titre' })
    expect(project(sousGroupe, doc).value).toMatchObject({
      intitule: 'Autre titre',
      contours: proseFromLines('Contours'),
    })
  })

  it('leaves what the definition does not know where it is', () => {
    const doc = new Y.Doc()
    valuesMap(doc).set('champDeDemain', 'gardé')
    seed(sousGroupe, doc, { intitule: 'Titre' })
    write(sousGroupe, doc, { intitule: null })
    expect(valuesMap(doc).get('champDeDemain')).toBe('gardé')
  })

  it('touches only the row that changed, so that someone else’s work in another row is kept', () => {
    const doc = new Y.Doc()
    const priorites = [
      { id: 'a', texte: 'une' },
      { id: 'b', texte: 'deux' },
    ]
    seed(ficheAction, doc, { priorites })
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const cell = (rowsMap(other, 'priorites').get('b') as Y.Map<unknown>).get('texte') as Y.Text
    cell.insert(4, ' mots')
    write(ficheAction, doc, { priorites: [{ id: 'a', texte: 'une autre' }, priorites[1] ?? { id: 'b', texte: '' }] })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(project(ficheAction, doc).value.priorites.map((row) => row.texte)).toEqual(['une autre', 'deux mots'])
  })

  it('says who wrote to those who listen, in one transaction', () => {
    const doc = new Y.Doc()
    const origins: unknown[] = []
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) origins.push(transaction.origin)
    })
    write(sousGroupe, doc, { intitule: 'Titre', contours: proseFromLines('a', 'b') }, 'the mirror')
    expect(origins).toEqual(['the mirror'])
  })

  it('of a scalar that is already there writes nothing', () => {
    const doc = new Y.Doc()
    setField(sousGroupe, doc, 'intitule', 'Titre')
    expect(updatesDuring(doc, () => setField(sousGroupe, doc, 'intitule', 'Titre'))).toBe(0)
    expect(updatesDuring(doc, () => setField(sousGroupe, doc, 'contoursEtat', null))).toBe(0)
  })
})

describe('writing words into a shared text', () => {
  const becomes = (now: string, next: string): string => {
    const text = rootText(new Y.Doc(), 'x')
    text.insert(0, now)
    writeText(text, next)
    return text.toString()
  }

  it('gives exactly those words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(words, words, (now, next) => {
        expect(becomes(now, next)).toBe(next)
      }),
    )
  })

  it('never cuts a character in two', () => {
    expect(becomes('😀', '😁')).toBe('😁')
    expect(becomes('a😀b', 'a😁b')).toBe('a😁b')
    expect(becomes('𝒜😀', '𝒝😀')).toBe('𝒝😀')
    expect(becomes('🇫🇷', '🇫🇮')).toBe('🇫🇮')
  })

  it('keeps what someone else types elsewhere in it', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    rootText(mine, 'x').insert(0, 'un deux trois')
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    rootText(theirs, 'x').insert(13, ' quatre')
    writeText(rootText(mine, 'x'), 'un DEUX trois')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(rootText(mine, 'x').toString()).toBe('un DEUX trois quatre')
  })
})

describe('seeding', () => {
  it('is visible as plain text in the root the form names', () => {
    const doc = new Y.Doc()
    seed(sousGroupe, doc, { contours: proseFromLines('Premier', 'Second') })
    expect(rootProse(doc, 'contours').toString()).toBe('<paragraph>Premier</paragraph><paragraph>Second</paragraph>')
  })
})
