import { type Editor, Extension } from '@tiptap/core'

/** The editor of the page, for what stands outside the text: outline and sources. */
export interface EditorHandle {
  editor: Editor
  /** Somebody put a cursor in the text since it opened. */
  hasCursor: () => boolean
}

/** Gives the editor to the page once it is there, and takes it back when it goes. */
export const editorHandle = (give: (handle: EditorHandle | null) => void) => {
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
      give(null)
    },
  })
}
