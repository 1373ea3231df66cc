import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Tab always leaves the text (WCAG 2.1.2): ProseMirror never sees the key, the browser moves the focus. */
export const leaveWithTab = Extension.create({
  name: 'leaveWithTab',
  priority: 2000,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: { handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' } },
      }),
    ]
  },
})
