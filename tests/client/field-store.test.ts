import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fieldStore } from '#client/document/field-store'
import { addRow, cellText, moveRow, setCell, setField } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'

function watched<T>(store: { subscribe: (tell: () => void) => () => void; read: () => T }) {
  let told = 0
  const stop = store.subscribe(() => {
    told++
  })
  return { told: () => told, stop, read: store.read }
}

describe('one field of a shared document', () => {
  it('is told when it moves, and left alone when another field does', () => {
    const doc = new Y.Doc()
    const intitule = watched(fieldStore(ficheAction, doc, 'intitule'))
    setField(ficheAction, doc, 'numero', '5')
    expect(intitule.told()).toBe(0)
    setField(ficheAction, doc, 'intitule', 'Outiller')
    expect(intitule.told()).toBe(1)
    expect(intitule.read()).toBe('Outiller')
  })

  it('reads what others wrote before anyone listened', () => {
    const doc = new Y.Doc()
    const store = fieldStore(ficheAction, doc, 'intitule')
    expect(store.read()).toBeNull()
    setField(ficheAction, doc, 'intitule', 'Outiller')
    expect(store.read()).toBe('Outiller')
  })

  it('forgets what it knew when nobody listened for a while', () => {
    const doc = new Y.Doc()
    const store = fieldStore(ficheAction, doc, 'intitule')
    watched(store).stop()
    setField(ficheAction, doc, 'intitule', 'Outiller')
    const again = watched(store)
    expect(again.read()).toBe('Outiller')
  })

  it('gives the same object until something moves', () => {
    const doc = new Y.Doc()
    addRow(ficheAction, doc, 'actions', 'a')
    const store = fieldStore(ficheAction, doc, 'actions')
    expect(store.read()).toBe(store.read())
    const actions = watched(store)
    expect(actions.read()).toBe(actions.read())
  })

  it('keeps the rows that did not move when another row does', () => {
    const doc = new Y.Doc()
    addRow(ficheAction, doc, 'actions', 'a')
    addRow(ficheAction, doc, 'actions', 'b')
    const actions = watched(fieldStore(ficheAction, doc, 'actions'))
    const [a, b] = actions.read()
    setCell(ficheAction, doc, 'actions', 'b', 'etat', 'enCours')
    expect(actions.read()[0]).toBe(a)
    expect(actions.read()[1]).not.toBe(b)
    cellText(doc, 'actions', 'a', 'intitule')?.insert(0, 'Inventaire')
    expect(actions.read()[0]?.intitule).toBe('Inventaire')
    moveRow(ficheAction, doc, 'actions', 'b', null)
    expect(actions.read().map((r) => r.id)).toEqual(['b', 'a'])
  })
})
