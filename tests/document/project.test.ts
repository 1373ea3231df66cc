import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { defineDocument } from '#shared/document/define'
import { choice, count, day, flag, line, prose, ref, rows, text } from '#shared/document/field'
import { ORDER, proseRoot, rowsRoot, textRoot, VALUES } from '#shared/document/layout'
import { project } from '#shared/document/project'
import { MAX_DEPTH } from '#shared/document/prose-tree'
import { definitionOf, documentKinds } from '#shared/documents/registry'

const everyKind = defineDocument({
  name: 'every-kind',
  label: 'Tous les champs',
  migrations: [],
  shape: {
    titre: line({ label: 'Titre', max: 5 }),
    note: text({ label: 'Note', max: 5 }),
    corps: prose({ label: 'Corps' }),
    etat: choice({ label: 'État', choices: { ouvert: 'Ouvert' } }),
    jour: day({ label: 'Jour' }),
    fait: flag({ label: 'Fait' }),
    nombre: count({ label: 'Nombre' }),
    qui: ref({ label: 'Qui' }),
    liste: rows({ label: 'Liste', row: { texte: text({ label: 'Texte' }), jour: day({ label: 'Jour' }) } }),
  },
})
const blank = {
  titre: null,
  note: '',
  corps: [],
  etat: null,
  jour: null,
  fait: false,
  nombre: null,
  qui: null,
  liste: [],
}

const withValues = (values: Record<string, unknown>): Y.Doc => {
  const doc = new Y.Doc()
  for (const [name, value] of Object.entries(values)) doc.getMap(VALUES).set(name, value)
  return doc
}
const issuesOf = (doc: Y.Doc) => project(everyKind, doc).issues.map(({ path, code }) => `${path} ${code}`)

/** A document in which someone opened every root of the form as the kinds they should not be. */
function hostile(kinds: readonly ('map' | 'text' | 'xml' | 'array')[], names: readonly string[]): Y.Doc {
  const doc = new Y.Doc()
  names.forEach((name, i) => {
    const kind = kinds[i % kinds.length]
    if (kind === 'map') doc.getMap(name).set('x', new Y.Array())
    else if (kind === 'text') doc.getText(name).insertEmbed(0, { image: 1 })
    else if (kind === 'array') doc.getArray(name).insert(0, [new Y.Map(), 1, null])
    else doc.getXmlFragment(name).insert(0, [new Y.XmlElement('script'), new Y.XmlText('x')])
  })
  return doc
}

describe('reading a document', () => {
  it('gives blanks, and no issue, for a document in which nothing was written', () => {
    expect(project(everyKind, new Y.Doc())).toEqual({ value: blank, issues: [] })
  })

  it('gives every definition of the registry a value without undefined', () => {
    for (const kind of documentKinds) {
      const { value } = project(definitionOf(kind), new Y.Doc())
      expect(
        Object.values(value).every((field) => field !== undefined),
        kind,
      ).toBe(true)
    }
  })

  it('makes a blank and an issue of what it cannot read', () => {
    const doc = withValues({ titre: 12, etat: 'inconnu', jour: '2025-02-31', fait: 'oui', nombre: 'douze', qui: {} })
    expect(project(everyKind, doc).value).toEqual(blank)
    expect(issuesOf(doc).toSorted()).toEqual([
      'etat unknownChoice',
      'fait wrongKind',
      'jour badDay',
      'nombre wrongKind',
      'qui wrongKind',
      'titre wrongKind',
    ])
  })

  it('does not take a name every object has for a choice', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(issuesOf(withValues({ etat: name })), name).toEqual(['etat unknownChoice'])
    }
  })

  it('accepts days that exist and no others', () => {
    for (const jour of ['2024-02-29', '2025-12-31', '2000-02-29'])
      expect(project(everyKind, withValues({ jour })).value.jour).toBe(jour)
    for (const jour of ['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '1/7/2025', '2025-7-1'])
      expect(issuesOf(withValues({ jour })), jour).toEqual(['jour badDay'])
  })

  it('keeps words that are too long, and says so', () => {
    const doc = withValues({ titre: 'beaucoup' })
    doc.getText(textRoot('note')).insert(0, 'beaucoup')
    expect(project(everyKind, doc).value).toMatchObject({ titre: 'beaucoup', note: 'beaucoup' })
    expect(issuesOf(doc).toSorted()).toEqual(['note tooLong', 'titre tooLong'])
  })

  it('leaves out rows that are not rows, and cells of the wrong kind', () => {
    const doc = new Y.Doc()
    const liste = doc.getMap(rowsRoot('liste'))
    liste.set('a', 'not a row')
    liste.set(
      'b',
      new Y.Map<unknown>([
        [ORDER, 'B'],
        ['texte', 12],
        ['jour', 'hier'],
      ]),
    )
    liste.set('c', new Y.Map<unknown>([[ORDER, 12]]))
    const { value, issues } = project(everyKind, doc)
    expect(value.liste).toEqual([
      { id: 'c', texte: '', jour: null },
      { id: 'b', texte: '', jour: null },
    ])
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: 'liste[a]', code: 'wrongKind' },
        { path: 'liste[b].texte', code: 'wrongKind' },
        { path: 'liste[b].jour', code: 'badDay' },
      ]),
    )
  })

  it('puts rows in the order of their keys whichever replica reads them', () => {
    const left = new Y.Doc()
    const right = new Y.Doc()
    for (const [doc, id, order] of [
      [left, 'a', 'B'],
      [right, 'b', 'A'],
      [left, 'd', 'C'],
      [right, 'c', 'C'],
    ] as const)
      doc.getMap(rowsRoot('liste')).set(id, new Y.Map([[ORDER, order]]))
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
    Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
    for (const doc of [left, right])
      expect(project(everyKind, doc).value.liste.map((row) => row.id)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('never throws on roots opened as other kinds, for any document of the registry', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documentKinds),
        fc.array(fc.constantFrom('map', 'text', 'xml', 'array'), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (kind, kinds, overWire) => {
          const def = definitionOf(kind)
          const names = Object.keys(def.shape).flatMap((n) => [textRoot(n), proseRoot(n), rowsRoot(n)])
          const made = hostile(kinds, [VALUES, ...names])
          const read = new Y.Doc()
          Y.applyUpdate(read, Y.encodeStateAsUpdate(made))
          const doc = overWire ? read : made
          expect(() => JSON.stringify(project(def, doc))).not.toThrow()
        },
      ),
    )
  })

  it('never throws on rows that hold anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), fc.jsonValue(), (cells, id, order) => {
        const doc = new Y.Doc()
        doc.getMap(rowsRoot('liste')).set(id, new Y.Map<unknown>([...Object.entries(cells), [ORDER, order]]))
        expect(() => project(everyKind, doc)).not.toThrow()
      }),
    )
  })

  it('stops at a depth no honest text reaches instead of overflowing', () => {
    const doc = new Y.Doc()
    let parent: Y.XmlFragment = doc.getXmlFragment(proseRoot('corps'))
    for (let depth = 0; depth < 2000; depth++) {
      const child = new Y.XmlElement('blockquote')
      parent.insert(0, [child])
      parent = child
    }
    const { value } = project(everyKind, doc)
    expect(JSON.stringify(value.corps).split('blockquote').length - 1).toBe(MAX_DEPTH + 1)
  })

  it('reads without writing', () => {
    for (const kind of documentKinds) {
      const def = definitionOf(kind)
      const doc = new Y.Doc()
      for (const name of Object.keys(def.shape)) {
        const body = new Y.XmlElement('paragraph')
        doc.getXmlFragment(proseRoot(name)).insert(0, [body, new Y.XmlElement('nodeNobodyKnows')])
        body.insert(0, [new Y.XmlText('mot')])
      }
      const before = Y.encodeStateAsUpdate(doc)
      let written = 0
      doc.on('update', () => written++)
      project(def, doc)
      expect(written, kind).toBe(0)
      expect(Y.encodeStateAsUpdate(doc), kind).toEqual(before)
    }
  })
})
