import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Passage, Point } from '#shared/prose/passage'
import { passageClass, type Shown } from './passages.ts'

const key = new PluginKey<DecorationSet>('passages')
const noWords = () => ''

/** Characters of words in a block; a break in a line counts for none. */
const lengthOf = (node: Node): number => node.textBetween(0, node.content.size, '', noWords).length
const startOf = (doc: Node, rang: number): number =>
  doc.content.content.slice(0, rang).reduce((sum, node) => sum + node.nodeSize, 0)

/** Where a point of a passage is among the positions of the editor. */
function posOf(doc: Node, { rang, at }: Point, after: boolean): number {
  const block = doc.content.maybeChild(rang)
  if (block === null) return doc.content.size
  const start = startOf(doc, rang)
  if (lengthOf(block) === 0) return after ? start + block.nodeSize : start
  let left = at
  let found: number | null = null
  block.descendants((node, pos) => {
    if (found !== null || !node.isText) return found === null
    if (left < node.nodeSize || (after && left === node.nodeSize)) found = start + 1 + pos + left
    left -= node.nodeSize
    return false
  })
  return found ?? start + block.nodeSize - 1
}

function decorations(doc: Node, shown: readonly Shown[]): DecorationSet {
  const made = shown.map(({ id, passage: { debut, fin }, actif }) => {
    const [from, to] = [posOf(doc, debut, false), posOf(doc, fin, true)]
    const look = { class: passageClass(actif), 'data-fil': id }
    const whole = doc.content.maybeChild(debut.rang)
    return debut.rang === fin.rang && whole !== null && lengthOf(whole) === 0
      ? Decoration.node(from, to, look)
      : Decoration.inline(from, to, look)
  })
  return DecorationSet.create(doc, made)
}

/** Shows passages in the text and writes nothing in it. */
export const passagesShown = Extension.create({
  name: 'passagesShown',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, set) {
          const shown = tr.getMeta(key) as readonly Shown[] | undefined
          return shown === undefined ? set.map(tr.mapping, tr.doc) : decorations(tr.doc, shown)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

export function showPassages({ state, view }: Editor, shown: readonly Shown[]): void {
  view.dispatch(state.tr.setMeta(key, shown).setMeta('addToHistory', false))
}

export function selectPassage(editor: Editor, { debut, fin }: Passage): void {
  const { doc } = editor.state
  const [from, to] = [posOf(doc, debut, false), posOf(doc, fin, true)]
  const chain = editor.chain().focus(null, { scrollIntoView: false })
  if (doc.nodeAt(from)?.isAtom === true && doc.resolve(from).depth === 0) chain.setNodeSelection(from).run()
  else chain.setTextSelection({ from, to }).run()
}

/** What is selected in the editor; the whole block that holds the cursor when nothing is. */
export function selectedPassage({ state: { doc, selection } }: Editor): Passage {
  const last = doc.childCount - 1
  const end = (rang: number): Point => ({ rang, at: Math.max(1, lengthOf(doc.child(rang))) })
  const pointAt = (pos: number, after: boolean): Point => {
    const $pos = doc.resolve(pos)
    const rang = Math.min($pos.index(0), last)
    if ($pos.depth > 0) return { rang, at: doc.textBetween($pos.start(1), pos, '', noWords).length }
    return after ? end(Math.max(0, $pos.index(0) - 1)) : { rang, at: 0 }
  }
  const from = pointAt(selection.from, false)
  if (selection.empty) return { debut: { rang: from.rang, at: 0 }, fin: end(from.rang) }
  return { debut: from, fin: pointAt(selection.to, true) }
}
