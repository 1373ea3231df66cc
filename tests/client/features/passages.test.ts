/** What is selected in the editor and what its reading marks are the same words. */
import { type Editor, getSchema } from '@tiptap/core'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { selectedPassage } from '#client/features/restitution/passages-editeur'
import { withPassages } from '#client/features/restitution/passages-lecture'
import { proseExtensions } from '#client/prose/extensions'
import type { ProseNode, ProseValue } from '#shared/document/value'

const text = (words: string, ...marks: string[]): ProseNode => ({
  ...{ type: 'text', text: words },
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const paragraph = (...content: ProseNode[]): ProseNode => ({ type: 'paragraph', content })
const value: ProseValue = [
  paragraph(text('Les '), text('six objectifs', 'bold'), { type: 'hardBreak' }, text('sont tenus.')),
  { type: 'horizontalRule' },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Un livrable.'))] }] },
]
const schema = getSchema(proseExtensions())
const state = EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content: value }) })
const at = (words: string): number => {
  let found = -1
  state.doc.descendants((node, pos) => {
    const from = node.text?.indexOf(words) ?? -1
    if (from !== -1) found = pos + from
  })
  return found
}
const marked = (selected: EditorState): string[] => {
  const passage = selectedPassage({ state: selected } as Editor)
  const words = (n: ProseNode): string[] => [
    ...(n.marks?.some((m) => m.type === 'passage') === true ? [n.text ?? ''] : []),
    ...(n.attrs?.passage === undefined ? [] : [`<${n.type}>`]),
    ...(n.content ?? []).flatMap(words),
  ]
  return withPassages(value, [{ id: 'c', passage, actif: false }]).flatMap(words)
}
const select = (from: number, to: number) =>
  marked(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))))

it('is some words, over a break and other marks, several blocks, or the whole block of the cursor', () => {
  const [objectifs, tenus, livrable] = [at('objectifs'), at('tenus'), at('livrable')]
  expect(select(objectifs, tenus)).toEqual(['objectifs', 'sont '])
  expect(select(tenus, livrable + 8)).toEqual(['tenus.', '<horizontalRule>', 'Un livrable'])
  expect(select(objectifs, objectifs)).toEqual(['Les ', 'six objectifs', 'sont tenus.'])
  const rule = NodeSelection.create(state.doc, state.doc.child(0).nodeSize)
  expect(marked(state.apply(state.tr.setSelection(rule)))).toEqual(['<horizontalRule>'])
})
