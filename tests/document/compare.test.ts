import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compare } from '#shared/document/compare'
import type { DocumentOf } from '#shared/document/define'
import { project } from '#shared/document/project'
import { proseFromLines } from '#shared/document/value'
import { ficheAction } from '#shared/documents/fiche-action'
import { definitionOf, documentKinds } from '#shared/documents/registry'
import { documentValue } from '#tests/support/values'

type Fiche = DocumentOf<typeof ficheAction>
const blank = project(ficheAction, new Y.Doc()).value
const action: Fiche['actions'][number] = {
  id: 'x',
  intitule: 'Réalisation d’un inventaire',
  pilote: null,
  etat: null,
  raison: null,
  conditionDeblocage: null,
  avancement: [],
  avancementLe: null,
  echeance: null,
  origine: null,
}
const fiche = (part: Partial<Fiche>): Fiche => ({ ...blank, ...part })

describe('comparing two values', () => {
  it('finds nothing between a value and itself, for any document of the registry', () => {
    for (const kind of documentKinds)
      fc.assert(
        fc.property(documentValue(kind), (value) => {
          expect(compare(definitionOf(kind), value, structuredClone(value))).toEqual([])
        }),
        { numRuns: 10 },
      )
  })

  it('shows labels rather than codes, and blanks as null', () => {
    expect(
      compare(ficheAction, fiche({ actions: [action] }), fiche({ actions: [{ ...action, etat: 'enCours' }] })),
    ).toEqual([
      {
        path: 'actions[x].etat',
        labels: ['Suivi des actions', 'Réalisation d’un inventaire', 'État'],
        kind: 'changed',
        before: null,
        after: 'En cours',
      },
    ])
  })

  it('shows prose as words', () => {
    const after = fiche({ resultatAttendu: proseFromLines('Un', 'Deux') })
    expect(compare(ficheAction, blank, after)).toMatchObject([
      { path: 'resultatAttendu', before: null, after: 'Un\nDeux' },
    ])
  })

  it('names rows added and removed, and tells a move from an edit', () => {
    const [a, b] = [
      { id: 'a', texte: 'une' },
      { id: 'b', texte: 'deux' },
    ]
    const changes = (before: Fiche['priorites'], after: Fiche['priorites']) =>
      compare(ficheAction, fiche({ priorites: before }), fiche({ priorites: after })).map((c) => [
        c.kind,
        c.before,
        c.after,
      ])
    expect(changes([a], [a, b])).toEqual([['added', null, 'deux']])
    expect(changes([a, b], [b])).toEqual([['removed', 'une', null]])
    expect(changes([a, b], [b, a])).toEqual([['moved', 'a, b', 'b, a']])
  })

  it('does not take the order of keys for a change', () => {
    const before = fiche({ resultatAttendu: [{ type: 'paragraph', content: [{ type: 'text', text: 'mot' }] }] })
    const after = fiche({ resultatAttendu: [{ content: [{ text: 'mot', type: 'text' }], type: 'paragraph' }] })
    expect(compare(ficheAction, before, after)).toEqual([])
  })

  it('reads a value saved before a field existed as blank there', () => {
    const { actions: _later, resultatAttendu: _alsoLater, ...old } = blank
    expect(compare(ficheAction, old as Fiche, blank)).toEqual([])
    expect(compare(ficheAction, old as Fiche, fiche({ actions: [action] }))).toMatchObject([{ kind: 'added' }])
  })
})
