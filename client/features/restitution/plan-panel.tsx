import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { announce } from '#client/ui/notice'
import { useMedia } from '#client/ui/use-media'
import { bringInSight } from './bring-in-sight.ts'
import type { EditorHandle } from './editor-handle.ts'
import type { Heading } from './plan.ts'

interface PlanPanelProps {
  headings: readonly Heading[]
  groupe: { id: string; titre: string } | null
  /** The page that holds the text. */
  page: RefObject<HTMLElement | null>
  handle: EditorHandle | null
  /** Its place in the text is in sight. */
  onGone: () => void
}

const titles = '.prose > h1, .prose > h2, .prose > h3, .prose > h4, .prose > h5, .prose > h6'

export function PlanPanel({ headings, groupe, page, handle, onGone }: PlanPanelProps) {
  const touch = useMedia('(pointer: coarse)')
  const jump = ({ index, words }: Heading) => {
    const found = page.current?.querySelectorAll<HTMLElement>(titles)[index]
    if (found === undefined) return
    if (handle === null) {
      found.tabIndex = -1
      found.focus({ preventScroll: true })
    } else {
      const at = handle.editor.view.posAtDOM(found, 0)
      // The focus of a text brings the keyboard of a phone over what is being looked for.
      if (touch) handle.editor.commands.setTextSelection(at)
      else handle.editor.chain().focus(at, { scrollIntoView: false }).run()
    }
    bringInSight(found, 'start')
    announce(words)
    onGone()
  }
  return (
    <nav className="restitution-plan-liste" aria-label="Plan de la restitution">
      <h2 className="cle">Plan</h2>
      {headings.length === 0 ? (
        <p className="petit">Les titres du texte apparaîtront ici.</p>
      ) : (
        <ol className="liste-nue">
          {headings.map((h) => (
            <li key={h.index}>
              <button
                type="button"
                className={`restitution-titre niveau-${Math.min(h.level, 4)}`}
                onClick={() => jump(h)}
              >
                {h.words}
              </button>
            </li>
          ))}
        </ol>
      )}
      {groupe !== null && (
        <div>
          <h2 className="cle">Groupe</h2>
          <Link to="/groupes/$id" params={{ id: groupe.id }}>
            {groupe.titre}
          </Link>
        </div>
      )}
    </nav>
  )
}
