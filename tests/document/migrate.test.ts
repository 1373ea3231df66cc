import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { defineDocument, versionOf } from '#shared/document/define'
import { line } from '#shared/document/field'
import { META, VERSION, valuesMap } from '#shared/document/layout'
import { migrate } from '#shared/document/migrate'
import { project } from '#shared/document/project'
import { seed } from '#shared/document/write'
import { definitionOf, documentKinds } from '#shared/documents/registry'

const shape = { titre: line({ label: 'Titre' }) }
const first = defineDocument({ name: 'd', label: 'D', migrations: [], shape })
const third = defineDocument({
  ...first,
  migrations: [
    (doc) => valuesMap(doc).set('titre', `${valuesMap(doc).get('titre')}, deux`),
    (doc) => valuesMap(doc).set('titre', `${valuesMap(doc).get('titre')}, trois`),
  ],
})

describe('opening a document written by another version', () => {
  it('runs the steps it missed, once and in order', () => {
    const doc = new Y.Doc()
    seed(first, doc, { titre: 'un' })
    expect(migrate(third, doc)).toEqual({ ok: true, from: 1, to: 3 })
    expect(project(third, doc).value.titre).toBe('un, deux, trois')
    expect(migrate(third, doc)).toEqual({ ok: true, from: 3, to: 3 })
    expect(project(third, doc).value.titre).toBe('un, deux, trois')
  })

  it('refuses a document of a newer program and changes nothing in it', () => {
    const doc = new Y.Doc()
    seed(third, doc, { titre: 'demain' })
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrate(first, doc)).toEqual({ ok: false, code: 'documentNewer', found: 3 })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('refuses a document without a version, or with one that is not a version', () => {
    for (const stamp of [undefined, 0, -1, 1.5, '1', null]) {
      const doc = new Y.Doc()
      if (stamp !== undefined) doc.getMap(META).set(VERSION, stamp)
      expect(migrate(first, doc), String(stamp)).toMatchObject({ ok: false, code: 'documentUnstamped' })
    }
  })

  it('opens every document of the registry as it was just seeded', () => {
    for (const kind of documentKinds) {
      const def = definitionOf(kind)
      const doc = new Y.Doc()
      seed(def, doc, {})
      expect(migrate(def, doc), kind).toEqual({ ok: true, from: versionOf(def), to: versionOf(def) })
    }
  })
})
