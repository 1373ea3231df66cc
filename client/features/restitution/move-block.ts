import type { Editor } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'

/** The nodes on either side of the one at a position. */
export function siblings(
  doc: ProseMirrorNode,
  at: number,
): { before: ProseMirrorNode | null; after: ProseMirrorNode | null } {
  const place = doc.resolve(at)
  const node = place.nodeAfter
  return {
    before: place.nodeBefore,
    after: node === null ? null : doc.resolve(at + node.nodeSize).nodeAfter,
  }
}

/** Exchanges a block with the one before or after it; false when there is none. */
export function moveBlock(editor: Editor, at: number, way: 'up' | 'down'): boolean {
  const { state, view } = editor
  const node = state.doc.nodeAt(at)
  if (node === null) return false
  const { before, after } = siblings(state.doc, at)
  const other = way === 'up' ? before : after
  if (other === null) return false
  const target = way === 'up' ? at - other.nodeSize : at + other.nodeSize
  view.dispatch(
    state.tr
      .delete(at, at + node.nodeSize)
      .insert(target, node)
      .scrollIntoView(),
  )
  return true
}
