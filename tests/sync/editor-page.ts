/** What runs in the browser: a document of the application in the application's editor, as this version or a former one. */
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { proseExtensions } from '#client/prose/extensions'
import { documentFor, globalStatus, readDocument } from '#client/sync/documents'
import { rootProse } from '#shared/document/layout'

export interface EditorPage {
  /** `former`: the editor of a version that had no tables. */
  open(editor: 'present' | 'former'): void
  type(words: string): void
  status(): { kind: string; reason?: string } | null
  ready(): boolean
  /** What the editor shows. */
  html(): string
}

let editor: Editor | null = null
const request = { personId: 'awa', room: 'doc-1', kind: 'sous-groupe', persist: true, right: 'write' } as const
const view = () => documentFor(request).view()

const page: EditorPage = {
  open(version) {
    readDocument(request, () => undefined)
    const isKnown = ({ name }: { name: string }) => version === 'present' || !name.startsWith('table')
    editor = new Editor({
      element: document.body,
      injectCSS: false,
      extensions: [
        ...proseExtensions().filter(isKnown),
        Collaboration.configure({ fragment: rootProse(view().doc, 'contours') }),
      ],
    })
  },
  type: (words) => editor?.commands.insertContentAt(0, `<p>${words}</p>`),
  status: globalStatus,
  ready: () => view().ready,
  html: () => editor?.getHTML() ?? '',
}
Object.assign(window, { sheet: page })
