import { Link } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import type { Mark } from '#client/document/outline-view'
import { Instant, withOrdinals } from '#client/words/dates'
import { insideQuotes, shorten } from '#client/words/shorten'
import type { Origin } from '#shared/api/outline'
import { LienInstantane, RestitutionRelue } from './lien-instantane.tsx'
import './provenance.css'

const MARK = 'origine-marque'

interface Asked {
  origin: Origin
  words: string
}

/**
 * Gives each drawn line a mark that says where it comes from, on one press; a press on a figure of the line does too.
 * One stop of the Tab key per block: up and down arrows go from line to line.
 */
export function Traced({ children }: { children: (mark: Mark) => ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const at = useRef<HTMLElement | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  useLines(frame)
  const mark: Mark = (origin, words) => (
    <button
      type="button"
      className={MARK}
      tabIndex={-1}
      aria-haspopup="dialog"
      aria-label={`D’où vient «\u00a0${insideQuotes(shorten(words))}\u00a0»`}
      onClick={(e) => {
        at.current = e.currentTarget
        setAsked({ origin, words })
      }}
    >
      <MapPin size={13} aria-hidden="true" />
    </button>
  )
  return (
    <div ref={frame} className="origine-lignes">
      {children(mark)}
      <Popover
        className="surface origine"
        triggerRef={at}
        isOpen={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
      >
        {asked !== null && <Provenance {...asked} />}
      </Popover>
    </div>
  )
}

/** Arrows between the marks, and presses on the words and figures beside them. */
function useLines(frame: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const all = () => [...element.querySelectorAll<HTMLElement>(`.${MARK}`)]
    const shown = () => all().filter((m) => m.closest('[hidden]') === null)
    const stopAt = (stop: HTMLElement | undefined) => {
      for (const m of all()) m.tabIndex = m === stop ? 0 : -1
    }
    const settle = () => stopAt(shown().find((m) => m.tabIndex === 0) ?? shown()[0])
    settle()
    // Lines come and go: a table is folded, a form changed.
    const watch = new MutationObserver(settle)
    watch.observe(element, { subtree: true, childList: true, attributeFilter: ['hidden'] })
    const pressed = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('a, button') !== null) return
      // Whoever selects words to copy them asks nothing; the editor around selects the block whole.
      const selection = window.getSelection()
      if (selection?.isCollapsed === false && element.contains(selection.anchorNode)) return
      const found = target.closest('tr, li, p, .trame-dessin, .trame-titre')?.querySelector<HTMLElement>(`.${MARK}`)
      // Focused first: it is where the keyboard goes on from once the answer is closed.
      found?.focus({ preventScroll: true })
      found?.click()
    }
    const moved = (e: KeyboardEvent) => {
      const way = { ArrowDown: 1, ArrowUp: -1 }[e.key]
      const marks = shown()
      const from = marks.indexOf(e.target as HTMLElement)
      const to = way === undefined || from === -1 ? undefined : marks[from + way]
      if (to === undefined) return
      e.preventDefault()
      stopAt(to)
      to.focus()
    }
    element.addEventListener('click', pressed)
    element.addEventListener('keydown', moved)
    return () => {
      watch.disconnect()
      element.removeEventListener('click', pressed)
      element.removeEventListener('keydown', moved)
    }
  }, [frame])
}

/** Where one line comes from, with what may be opened from there. */
export function Provenance({ origin, words }: Asked) {
  const relue = useContext(RestitutionRelue)
  const { instantaneId, libelle, empreinte, prisA, seance, sousGroupe, passage, documentId, depuis } = origin
  return (
    <Dialog className="origine-dialogue">
      <Heading slot="title" level={4}>
        D’où vient « {withOrdinals(insideQuotes(shorten(words)))} »
      </Heading>
      <dl>
        {seance !== null && <Said name="Séance">{withOrdinals(seance)}</Said>}
        {sousGroupe !== null && <Said name="Sous-groupe">{withOrdinals(sousGroupe)}</Said>}
        {passage !== null && <Said name="Passage">{withOrdinals(passage)}</Said>}
        <Said name="Instantané">
          <LienInstantane id={instantaneId} libelle={libelle} />
        </Said>
        <Said name="Pris le">
          <Instant at={prisA} form="long" />
        </Said>
        {depuis !== undefined && (
          <Said name="Comparé à">
            <LienInstantane id={depuis.instantaneId} libelle={depuis.libelle} />
          </Said>
        )}
        <Said name="Empreinte">
          <code>{empreinte.slice(0, 12)}…</code>
        </Said>
      </dl>
      {relue !== null && (
        <p className="petit">
          Votre lien n’ouvre que cette restitution&nbsp;: pour lire l’instantané, adressez-vous à l’animation du groupe.
        </p>
      )}
      {relue === null && documentId !== null && (
        <Link to="/instantanes/$id/documents/$documentId" params={{ id: instantaneId, documentId }}>
          Lire ce document tel qu’il a été figé
        </Link>
      )}
    </Dialog>
  )
}

const Said = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
