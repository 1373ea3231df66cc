import { bringInSight } from './bring-in-sight.ts'
import type { EditorHandle } from './editor-handle.ts'

/** Goes to a block of the text by its rank, or to the head of the page; the keyboard follows. */
export function showBlock(page: HTMLElement | null, handle: EditorHandle | null, rang: number | null): void {
  const found =
    rang === null
      ? page?.querySelector<HTMLElement>('.restitution-entete input, .restitution-lecture')
      : (page?.querySelector('.prose')?.children[rang] as HTMLElement | undefined)
  if (found === undefined || found === null) return
  const folded = found.closest('details')
  if (folded !== null) folded.open = true
  if (rang === null || handle === null) {
    if (!found.matches('input')) found.tabIndex = -1
    found.focus({ preventScroll: true })
  } else {
    const { doc } = handle.editor.state
    const at = doc.content.content.slice(0, rang).reduce((sum, node) => sum + node.nodeSize, 0)
    const chain = handle.editor.chain().focus(null, { scrollIntoView: false })
    if (doc.child(rang).isAtom) chain.setNodeSelection(at).run()
    else chain.setTextSelection(at + 1).run()
  }
  bringInSight(found, 'center')
}
