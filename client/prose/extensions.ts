import { Extension, type Extensions } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { safeHref } from '#shared/prose/content'
import { leaveWithTab } from './leave-with-tab.ts'

// A pasted alignment is outside the shared list: the server would refuse it, and the whole edit with it.
const Cell = TableCell.extend({
  addAttributes() {
    const { align: _align, ...kept } = this.parent?.() ?? {}
    return kept
  },
})
const Header = TableHeader.extend({
  addAttributes() {
    const { align: _align, ...kept } = this.parent?.() ?? {}
    return kept
  },
})

// A copy of a paragraph is not what was noted: the mark is never pasted, and stays with the first half of a split.
const notedParagraph = Extension.create({
  name: 'notedParagraph',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        releve: {
          default: null,
          keepOnSplit: false,
          parseHTML: () => null,
          renderHTML: ({ releve }) => (releve === null ? {} : { id: `releve-${releve}`, 'data-releve': '' }),
        },
      },
    },
  ],
})

/**
 * What an editor holds: exactly the nodes and marks of `shared/prose/content.ts`.
 * No trailing paragraph, no automatic link and no history of its own: each would write into a shared text nobody touched.
 */
export const proseExtensions = (): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    trailingNode: false,
    code: false,
    codeBlock: false,
    heading: { levels: [1, 2, 3, 4] },
    link: {
      openOnClick: false,
      autolink: false,
      protocols: ['http', 'https', 'mailto'],
      isAllowedUri: (url) => safeHref(url) !== null,
      HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank', class: null },
    },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  Cell,
  Header,
  notedParagraph,
  leaveWithTab,
]
