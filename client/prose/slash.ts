import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

export interface SlashItem {
  id: string
  label: string
  /** What it opens instead of being taken. */
  items?: readonly SlashItem[]
}

/** What « / » offers in a text, and what becomes of the paragraph it is typed in. */
export interface Slash {
  /** Names of the menu and of its button, what is said when it opens, and what the help of the text says. */
  words: { menu: string; opened: string; help: string }
  items: readonly SlashItem[]
  /** Takes the words of the paragraph and the mark it carries; gives the mark it then carries, or null for none. */
  choose: (item: string, words: string, mark: string | null) => string | null
  /** What follows in the text, once the « / » is gone. */
  done?: (editor: Editor, item: string) => void
}

export interface SlashOpen {
  /** Where the « / » is. */
  at: number
  items: readonly SlashItem[]
  index: number
  /** The item whose own list this is. */
  within: SlashItem | null
}

interface SlashState {
  open: SlashOpen | null
  /** The « / » that was closed by hand stays closed. */
  dismissed: number | null
}

const key = new PluginKey<SlashState>('slash')
export const slashOpen = (state: EditorState): SlashOpen | null => key.getState(state)?.open ?? null

const bare = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A « / » at the start of a word, up to the cursor, when what follows it begins the name of something offered. */
function typedAt({ selection }: EditorState, items: readonly SlashItem[]): Pick<SlashOpen, 'at' | 'items'> | null {
  const { $from, empty } = selection
  if (!empty || $from.parent.type.name !== 'paragraph') return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const typed = /(?:^|\s)\/(\p{L}{0,12})$/u.exec(before)?.[1]
  if (typed === undefined) return null
  const found = items.filter(({ label }) =>
    bare(label)
      .split(' ')
      .some((word) => word.startsWith(bare(typed))),
  )
  return found.length === 0 ? null : { at: $from.pos - typed.length - 1, items: found }
}

function next(tr: Transaction, last: SlashState, state: EditorState, items: readonly SlashItem[]): SlashState {
  const meta = tr.getMeta(key) as Partial<SlashState> | undefined
  if (meta !== undefined) return { ...last, ...meta }
  if (!tr.docChanged && !tr.selectionSet) return last
  const open = last.open
  const within = open?.within ?? null
  const typed = typedAt(state, within?.items ?? items)
  if (typed === null) return { open: null, dismissed: null }
  // What others type moves the text: an offer stays, and none is made for a « / » nobody just typed here.
  const foreign = tr.getMeta(ySyncPluginKey) !== undefined
  if (typed.at === last.dismissed || (open === null && (foreign || !tr.docChanged))) return { ...last, open: null }
  return { open: { ...typed, within, index: Math.min(open?.index ?? 0, typed.items.length - 1) }, dismissed: null }
}

/** Goes into the list of an item, or back to the first one; what narrowed the former is gone. */
function goTo(view: Editor['view'], open: SlashOpen, items: readonly SlashItem[], within: SlashItem | null): void {
  const { tr, selection } = view.state
  const index = Math.max(
    0,
    items.findIndex(({ id }) => id === open.within?.id),
  )
  tr.delete(open.at + 1, selection.from)
  view.dispatch(tr.setMeta(key, { open: { at: open.at, items, index, within }, dismissed: null }))
}

/** The paragraph of the cursor, without the « / » and what follows it, becomes what was chosen. */
export function runSlash(editor: Editor, slash: Slash, item: string): void {
  const { state } = editor
  const { $from } = state.selection
  if ($from.parent.type.name !== 'paragraph') return
  const tr = state.tr
  const open = slashOpen(state)
  const opens = open?.items.find(({ id }) => id === item)
  if (open !== null && opens?.items !== undefined) {
    goTo(editor.view, open, opens.items, opens)
    return
  }
  if (open !== null) tr.delete(open.at, $from.pos)
  const at = tr.mapping.map($from.before())
  const paragraph = tr.doc.nodeAt(at)
  if (paragraph === null) return
  const had: string | null = paragraph.attrs.releve
  const mark = slash.choose(item, paragraph.textBetween(0, paragraph.content.size, undefined, ' ').trim(), had)
  if (mark !== had) tr.setNodeAttribute(at, 'releve', mark)
  tr.setMeta(key, { open: null, dismissed: null })
  editor.view.dispatch(tr)
  slash.done?.(editor, item)
}

/**
 * Arrows choose, left and right go from a list to those it opens, Enter takes, Escape closes; Tab leaves the text as
 * everywhere. `id`: that of the list on the screen.
 */
export const slashExtension = (id: string, slash: { current: Slash | undefined }) =>
  Extension.create({
    name: 'slash',
    priority: 1500,
    addProseMirrorPlugins() {
      const { editor } = this
      const items = () => slash.current?.items ?? []
      return [
        new Plugin<SlashState>({
          key,
          state: {
            init: () => ({ open: null, dismissed: null }),
            apply: (tr, last, _before, state) => next(tr, last, state, items()),
          },
          props: {
            attributes: (state) => {
              const open = slashOpen(state)
              return open === null
                ? {}
                : { 'aria-controls': id, 'aria-activedescendant': `${id}-${open.items[open.index]?.id}` }
            },
            handleKeyDown(view, event) {
              const open = slashOpen(view.state)
              const chosen = open?.items[open.index]
              if (open === null || chosen === undefined || slash.current === undefined) return false
              const tell = (state: Partial<SlashState>) => view.dispatch(view.state.tr.setMeta(key, state))
              const count = open.items.length
              if (event.key === 'ArrowDown') tell({ open: { ...open, index: (open.index + 1) % count } })
              else if (event.key === 'ArrowUp') tell({ open: { ...open, index: (open.index + count - 1) % count } })
              else if (event.key === 'ArrowLeft' && open.within !== null) goTo(view, open, items(), null)
              else if (event.key === 'ArrowRight' && chosen.items !== undefined) goTo(view, open, chosen.items, chosen)
              else if (event.key === 'Escape') tell({ open: null, dismissed: open.at })
              else if (event.key === 'Enter') runSlash(editor, slash.current, chosen.id)
              else return false
              return true
            },
          },
        }),
      ]
    },
  })
