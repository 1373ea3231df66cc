import { type Editor, Extension } from '@tiptap/core'
import type { Dispatch, SetStateAction } from 'react'

/** The editor of the page, for what stands outside the text: outline and sources. */
export interface EditorHandle {
  editor: Editor
  /** Somebody put a cursor in the text since it opened. */
  hasCursor: () => boolean
}

/** Gives the editor to the page once it is there, and takes it back when it goes. */
export const editorHandle = (give: Dispatch<SetStateAction<EditorHandle | null>>) => {
  let touched = false
  return Extension.create({
    name: 'editorHandle',
    onCreate() {
      touched = false
      give({ editor: this.editor, hasCursor: () => touched })
    },
    onFocus() {
      touched = true
    },
    onDestroy() {
      const gone = this.editor
      // One that goes late must not take away the one that came in its place.
      give((held) => (held?.editor === gone ? null : held))
    },
  })
}
