import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { blocDonnees } from '#client/features/restitution/bloc-node'
import { aCompleter } from '#client/features/restitution/box-node'
import { renewal, type Which } from '#client/features/restitution/renew'
import { proseExtensions } from '#client/prose/extensions'
import type { ProseNode } from '#shared/document/value'

const schema = getSchema([...proseExtensions(), blocDonnees, aCompleter])
const words = (text: string): ProseNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const bloc = (instantane: string, over: Record<string, string> = {}): ProseNode => ({
  type: 'blocDonnees',
  attrs: { bloc: 'engagements', instantane, ...over },
})

/** What stands in the text afterwards, a block as « bloc@snapshot ». */
function after(content: ProseNode[], which: (doc: EditorState['doc']) => Which, to = 'clôture') {
  const state = EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }) })
  const { tr, retires } = renewal(state, which(state.doc), to)
  tr.doc.check()
  const shown: string[] = []
  tr.doc.descendants((node) => {
    if (node.isText) shown.push(node.text ?? '')
    if (node.type.name === 'blocDonnees') shown.push(`${node.attrs.bloc}@${node.attrs.instantane}`)
  })
  return { shown, retires }
}
const from = (instantane: string) => () => ({ from: instantane })

it('draws every block of a snapshot from the newer one, and leaves the others', () => {
  const text = [words('Un'), bloc('ouverture'), words('Deux'), bloc('ouverture', { bloc: 'releve' }), bloc('mars')]
  expect(after(text, from('ouverture'))).toEqual({
    shown: ['Un', 'engagements@clôture', 'Deux', 'releve@clôture', 'engagements@mars'],
    retires: 0,
  })
})

it('takes away what the newer snapshot says already, before it or after it, and no word of anyone', () => {
  const text = [
    ...[words('Un'), bloc('ouverture', { bloc: 'releve' }), words('Deux'), bloc('ouverture')],
    ...[words('Trois'), bloc('clôture', { bloc: 'releve' }), bloc('ouverture', { bloc: 'cadre' })],
  ]
  expect(after(text, from('ouverture'))).toEqual({
    shown: ['Un', 'Deux', 'engagements@clôture', 'Trois', 'releve@clôture', 'cadre@clôture'],
    retires: 1,
  })
})

it('takes away a block that stands alone in a box, and the box keeps a line', () => {
  const box = { type: 'aCompleter', content: [bloc('ouverture')] }
  expect(after([bloc('clôture'), box], from('ouverture'))).toEqual({ shown: ['engagements@clôture'], retires: 1 })
})

it('keeps two blocks that differ: another fiche, another start, another form', () => {
  for (const over of [{ cle: 'fiche-5' }, { depuis: 'mars' }, { forme: 'phrase' }]) {
    const { shown, retires } = after([bloc('ouverture', over), bloc('clôture')], from('ouverture'))
    expect([shown, retires]).toEqual([['engagements@clôture', 'engagements@clôture'], 0])
  }
  // The form nobody chose is the same as that form chosen.
  expect(after([bloc('ouverture', { forme: 'table' }), bloc('clôture')], from('ouverture')).retires).toBe(1)
})

it('renews one block and not its neighbour', () => {
  const text = [bloc('ouverture'), words('Un'), bloc('ouverture', { bloc: 'releve' })]
  expect(after(text, () => ({ at: 0 })).shown).toEqual(['engagements@clôture', 'Un', 'releve@ouverture'])
  const twice = [bloc('ouverture'), words('Un'), bloc('clôture')]
  expect(after(twice, () => ({ at: 0 }))).toEqual({ shown: ['Un', 'engagements@clôture'], retires: 1 })
})
