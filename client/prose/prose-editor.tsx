import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { classes } from '#client/ui/class-names'
import { drawCaret, drawSelection } from './caret.ts'
import { proseExtensions } from './extensions.ts'
import { keepLetters } from './letters/keep-letters.ts'
import { type ProseTool, ProseToolbar } from './prose-toolbar.tsx'
import { type Slash, slashExtension } from './slash.ts'
import { SlashMenu } from './slash-menu.tsx'
import './prose.css'

export interface ProseEditorProps {
  fragment: XmlFragment
  /** Read by screen readers as the name of the text. */
  label: string
  awareness?: Awareness | null | undefined
  /** Told to others while the text has the focus. */
  champ?: string | undefined
  placeholder?: string | undefined
  /** `focus`: the toolbar comes with the focus, under the text; `always`: above it, for a page of writing. */
  toolbar?: 'focus' | 'always' | undefined
  /** Nodes of one kind of document only. */
  extensions?: Extensions | undefined
  /** A frame around the text; without it the text looks like the page until it has the focus. */
  framed?: boolean | undefined
  /** Tools after those every text has. */
  tools?: readonly ProseTool[] | undefined
  /** What « / » offers. */
  slash?: Slash | undefined
}

function collaboration(fragment: XmlFragment, awareness: Awareness | null | undefined): Extensions {
  const together: Extensions = [Collaboration.configure({ fragment }), keepLetters]
  if (awareness === null || awareness === undefined) return together
  return [
    ...together,
    CollaborationCaret.configure({
      provider: { awareness },
      // The server says who this is; what is here already is kept.
      user: awareness.getLocalState()?.user ?? {},
      render: drawCaret,
      selectionRender: drawSelection,
    }),
  ]
}

/** A text written together. Loaded apart from the pages: see `prose-field.tsx`. */
export function ProseEditor(props: ProseEditorProps) {
  const { fragment, label, awareness, champ, placeholder = 'Écrire ici', toolbar = 'focus', framed = true } = props
  const help = useId()
  const oblique = useId()
  const slash = useRef(props.slash)
  slash.current = props.slash
  const frame = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(false)
  const editor = useEditor(
    {
      extensions: [
        ...proseExtensions(),
        slashExtension(oblique, slash),
        Placeholder.configure({ placeholder }),
        ...collaboration(fragment, awareness),
        ...(props.extensions ?? []),
      ],
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-describedby': help,
          class: 'prose',
          lang: 'fr',
        },
      },
    },
    [fragment, awareness],
  )
  useFocusInside(frame, (here) => {
    setActive(here)
    awareness?.setLocalStateField('champ', here ? (champ ?? null) : null)
  })
  const withTools = toolbar === 'always' || active
  return (
    <div
      ref={frame}
      className={classes(
        'prose-cadre',
        framed && 'encadre',
        active && 'actif',
        toolbar === 'always' && 'outils-dessus',
      )}
    >
      <EditorContent editor={editor} className="prose-texte" />
      <span id={help} hidden>
        Texte partagé. Tabulation pour sortir du texte ; les outils de mise en forme suivent.
        {props.slash !== undefined && ` ${props.slash.words.help}`}
      </span>
      {props.slash !== undefined && editor !== null && active && (
        <SlashMenu editor={editor} id={oblique} slash={props.slash} />
      )}
      {withTools && editor !== null && (
        <ProseToolbar editor={editor} label={`Mise en forme : ${label}`} slash={props.slash} tools={props.tools} />
      )}
    </div>
  )
}

const isInOverlay = (node: Node): boolean =>
  node instanceof Element && node.closest('[role="dialog"], [role="menu"]') !== null

/** Tells when the focus comes in and goes out; a dialog or menu opened from inside is still inside. */
function useFocusInside(frame: RefObject<HTMLElement | null>, told: (here: boolean) => void): void {
  const tell = useRef(told)
  tell.current = told
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const entered = () => tell.current(true)
    const left = ({ relatedTarget: next }: FocusEvent) => {
      if (next instanceof Node && (element.contains(next) || isInOverlay(next))) return
      // What is pressed elsewhere must not move before it is let go: the toolbar goes after the press, not under it.
      if (pressed) leaving = true
      else tell.current(false)
    }
    let pressed = false
    let leaving = false
    const press = () => {
      pressed = true
    }
    const release = () => {
      pressed = false
      if (!leaving) return
      leaving = false
      setTimeout(() => !element.contains(document.activeElement) && tell.current(false))
    }
    element.addEventListener('focusin', entered)
    element.addEventListener('focusout', left)
    window.addEventListener('pointerdown', press, true)
    window.addEventListener('pointerup', release, true)
    window.addEventListener('pointercancel', release, true)
    return () => {
      element.removeEventListener('focusin', entered)
      element.removeEventListener('focusout', left)
      window.removeEventListener('pointerdown', press, true)
      window.removeEventListener('pointerup', release, true)
      window.removeEventListener('pointercancel', release, true)
    }
  }, [frame])
}
