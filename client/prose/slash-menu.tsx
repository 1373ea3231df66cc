import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { announce } from '#client/ui/notice'
import { runSlash, type Slash, slashOpen } from './slash.ts'

interface SlashMenuProps {
  editor: Editor
  id: string
  slash: Slash
}

/** What « / » offers, under the line it is typed on. The focus stays in the text. */
export function SlashMenu({ editor, id, slash }: SlashMenuProps) {
  const open = useEditorState({ editor, selector: ({ editor: e }) => slashOpen(e.state) })
  const shown = open !== null
  const { opened, menu } = slash.words
  const within = open?.within?.label ?? null
  useEffect(() => {
    if (!shown) return
    const inside = `${within} : flèches pour choisir, Entrée pour prendre, flèche gauche pour revenir.`
    announce(within === null ? opened : inside)
  }, [shown, opened, within])
  const chosen = open === null ? null : `${id}-${open.items[open.index]?.id}`
  useEffect(() => {
    if (chosen !== null) document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (open === null) return null
  const frame = editor.view.dom.closest('.prose-cadre')?.getBoundingClientRect()
  const line = editor.view.coordsAtPos(open.at)
  const left = Math.min(line.left - (frame?.left ?? 0), Math.max(0, (frame?.width ?? 0) - 240))
  return (
    <div
      id={id}
      role="listbox"
      aria-label={within ?? menu}
      className="prose-barre-oblique surface menu"
      style={{ left, top: line.bottom - (frame?.top ?? 0) + 4 }}
    >
      {open.items.map((item, index) => (
        <div
          key={item.id}
          id={`${id}-${item.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === open.index}
          className="menu-ligne"
          data-focused={index === open.index || undefined}
          // The press must not take the focus from the text.
          onPointerDown={(e) => {
            e.preventDefault()
            runSlash(editor, slash, item.id)
          }}
        >
          {item.label}
          {item.items !== undefined && <ChevronRight size={14} aria-hidden="true" className="prose-ouvre" />}
        </div>
      ))}
    </div>
  )
}
