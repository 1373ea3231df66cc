import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addRow, cellProse, cellText, moveRow, removeRow, setCell } from '#shared/document/edit'
import { project } from '#shared/document/project'
import { ficheAction } from '#shared/documents/fiche-action'

const texts = (doc: Y.Doc) => project(ficheAction, doc).value.priorites.map((row) => row.texte)
const add = (doc: Y.Doc, id: string, after?: string | null) =>
  addRow(ficheAction, doc, 'priorites', id, { texte: id }, after)

function twoReplicas(): [Y.Doc, Y.Doc, () => void] {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  }
  return [mine, theirs, meet]
}

describe('rows', () => {
  it('are added at the end, at the start or after another', () => {
    const doc = new Y.Doc()
    add(doc, 'a')
    add(doc, 'b')
    add(doc, 'first', null)
    add(doc, 'between', 'a')
    expect(texts(doc)).toEqual(['first', 'a', 'between', 'b'])
  })

  it('are moved after another or to the start', () => {
    const doc = new Y.Doc()
    for (const id of ['a', 'b', 'c']) add(doc, id)
    moveRow(ficheAction, doc, 'priorites', 'c', null)
    expect(texts(doc)).toEqual(['c', 'a', 'b'])
    moveRow(ficheAction, doc, 'priorites', 'c', 'a')
    expect(texts(doc)).toEqual(['a', 'c', 'b'])
  })

  it('added by two people at the same place are both kept, in the same order for both', () => {
    const [mine, theirs, meet] = twoReplicas()
    add(mine, 'a')
    add(mine, 'z')
    meet()
    add(mine, 'awa', 'a')
    add(theirs, 'bruno', 'a')
    meet()
    expect(texts(mine)).toEqual(texts(theirs))
    expect(texts(mine).toSorted()).toEqual(['a', 'awa', 'bruno', 'z'])
    expect([texts(mine)[0], texts(mine)[3]]).toEqual(['a', 'z'])
  })

  it('moved by two people at once are there once', () => {
    const [mine, theirs, meet] = twoReplicas()
    for (const id of ['a', 'b', 'c']) add(mine, id)
    meet()
    moveRow(ficheAction, mine, 'priorites', 'c', null)
    moveRow(ficheAction, theirs, 'priorites', 'c', 'a')
    meet()
    expect(texts(mine)).toEqual(texts(theirs))
    expect(texts(mine).filter((text) => text === 'c')).toHaveLength(1)
  })

  it('removed while someone edits them stay removed, and later edits of them do nothing', () => {
    const [mine, theirs, meet] = twoReplicas()
    addRow(ficheAction, mine, 'actions', 'x', { intitule: 'Inventaire', etat: 'enCours' })
    meet()
    removeRow(ficheAction, mine, 'actions', 'x')
    cellText(theirs, 'actions', 'x', 'intitule')?.insert(0, 'Grand ')
    meet()
    expect(project(ficheAction, theirs).value.actions).toEqual([])
    setCell(ficheAction, theirs, 'actions', 'x', 'etat', 'bloquee')
    moveRow(ficheAction, theirs, 'actions', 'x', null)
    expect(cellText(theirs, 'actions', 'x', 'intitule')).toBeNull()
    expect(cellProse(theirs, 'actions', 'x', 'avancement')).toBeNull()
    expect(project(ficheAction, theirs).value.actions).toEqual([])
  })

  it('have text cells two people can type in at once', () => {
    const [mine, theirs, meet] = twoReplicas()
    add(mine, 'mot')
    meet()
    cellText(mine, 'priorites', 'mot', 'texte')?.insert(0, 'un ')
    cellText(theirs, 'priorites', 'mot', 'texte')?.insert(3, ' long')
    meet()
    expect(texts(mine)).toEqual(['un mot long'])
    expect(texts(theirs)).toEqual(['un mot long'])
  })
})
