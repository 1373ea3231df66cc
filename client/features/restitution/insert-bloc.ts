import type { Editor, JSONContent } from '@tiptap/core'

/** After the block that holds the cursor, or at the end of a text nobody has put a cursor in. */
function placeFor(editor: Editor, hasCursor: boolean): number {
  const { doc, selection } = editor.state
  if (!hasCursor) return doc.content.size
  const { $to } = selection
  return $to.depth === 0 ? selection.to : $to.after(1)
}

/** Puts a block in the text and says where; a line to go on writing follows it when it comes last. */
export function insertBlock(editor: Editor, block: JSONContent, hasCursor: boolean): number {
  const { doc, selection } = editor.state
  const at = placeFor(editor, hasCursor)
  const last = at >= doc.content.size
  const holder = selection.$to
  const emptyLine = hasCursor && holder.depth === 1 && holder.parent.isTextblock && holder.parent.content.size === 0
  const place = emptyLine ? { from: holder.before(1), to: holder.after(1) } : at
  editor
    .chain()
    .insertContentAt(place, last || emptyLine ? [block, { type: 'paragraph' }] : block)
    .scrollIntoView()
    .run()
  return typeof place === 'number' ? place : place.from
}
