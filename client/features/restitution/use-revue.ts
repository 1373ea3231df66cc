import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { XmlFragment } from 'yjs'
import { type Answer, useAnswer } from '#client/api/answer'
import type { BegunComment } from '#client/offline/device-draft'
import { announce } from '#client/ui/notice'
import { type Commentaire, getCommentaires } from '#shared/api/commentaires'
import type { AnswerOf } from '#shared/api/endpoint'
import { readProse } from '#shared/document/prose-tree'
import type { ProseNode, ProseValue } from '#shared/document/value'
import { ancreOf, passageOf } from '#shared/prose/ancre'
import { type Bloc, blocs, boxNode, dataNode } from '#shared/prose/content'
import { citation, type Passage, passageOfWords } from '#shared/prose/passage'
import { bringInSight } from './bring-in-sight.ts'
import type { EditorHandle } from './editor-handle.ts'
import type { Shown } from './passages.ts'
import { selectedPassage, selectPassage, showPassages } from './passages-editeur.ts'
import { passageOfRange } from './passages-lecture.ts'

/** Others’ comments come this often. */
const EVERY_MS = 4_000
/** And are announced no more often than this. */
const SAID_EVERY_MS = 15_000

/** A thread, and where its passage stands now; null once its words are gone. */
export interface Place {
  fil: Commentaire
  passage: Passage | null
}

/** What a comment holds to, and the words it quotes. */
type Held = NonNullable<BegunComment['held']>

/** A comment being written: on nothing until a passage is chosen, then on it wherever others move it. */
export interface Draft {
  held: Held | null
  passage: Passage | null
}

/** What a block without words is called. */
function nameOf({ type, attrs }: ProseNode): string {
  if (type === dataNode) return `Bloc ${blocs[attrs?.bloc as Bloc]?.toLowerCase() ?? 'de données'}`
  if (type !== boxNode) return ''
  return typeof attrs?.consigne === 'string' ? `À compléter : ${attrs.consigne}` : 'À compléter'
}

export const wordsOf = (corps: ProseValue, passage: Passage): string => citation(corps, passage, nameOf)

export interface Revue {
  /** Whose words are being written. */
  personId: string
  answer: Answer<AnswerOf<typeof getCommentaires>>
  places: readonly Place[]
  shown: readonly Shown[]
  actif: string | null
  open: (id: string) => void
  draft: Draft | null
  /** Begins a comment on what is selected; without a selection, its form asks for a passage. */
  begin: () => void
  /** The passage to comment on. */
  choose: (passage: Passage | null) => void
  close: () => void
  goTo: (place: Place) => void
}

interface RevueParts {
  documentId: string
  personId: string
  /** A comment begun before the page was opened again. */
  begun: BegunComment | null
  fragment: XmlFragment
  corps: ProseValue
  handle: EditorHandle | null
  page: RefObject<HTMLElement | null>
  /** What was said is asked for, or something is about to be. */
  onOpen: () => void
}

/** The comments of a restitution, each on its passage of the text as it is now. */
export function useRevue(parts: RevueParts): Revue {
  const { documentId, personId, begun, fragment, corps, handle, page, onOpen } = parts
  const answer = useAnswer(getCommentaires, { params: { id: documentId } }, { every: EVERY_MS })
  const fils = answer.state === 'ready' ? answer.value.commentaires : null
  const [actif, setActif] = useState<string | null>(null)
  const open = useCallback(
    (id: string) => {
      setActif(id)
      onOpen()
    },
    [onOpen],
  )
  const [drafting, setDrafting] = useState<{ held: Held | null } | null>(begun)
  const held = drafting?.held ?? null
  const places = useMemo(
    () =>
      (fils ?? []).map((fil) => ({
        fil,
        passage: passageOf(fragment, fil.ancre) ?? passageOfWords(corps, fil.citation, nameOf),
      })),
    [fils, fragment, corps],
  )
  // Asked again each time the text changes.
  const drafted = useMemo(
    () => (held === null || corps.length === 0 ? null : passageOf(fragment, held.ancre)),
    [held, fragment, corps],
  )
  const shown = useMemo(() => {
    const kept = places.flatMap(({ fil, passage }) =>
      passage !== null && (fil.resoluA === null || fil.id === actif)
        ? [{ id: fil.id, passage, actif: fil.id === actif && drafted === null }]
        : [],
    )
    return drafted === null ? kept : [...kept, { id: '', passage: drafted, actif: true }]
  }, [places, actif, drafted])
  useEffect(() => {
    if (handle !== null) showPassages(handle.editor, shown)
  }, [handle, shown])
  const lastRead = useSelectionRead(page, corps, handle === null)
  const choose = useCallback(
    (passage: Passage | null) => {
      const ancre = passage === null ? null : ancreOf(fragment, passage)
      const words = passage === null ? '' : wordsOf(readProse(fragment), passage)
      setDrafting({ held: ancre === null || words === '' ? null : { ancre, citation: words } })
    },
    [fragment],
  )
  const begin = useCallback(() => {
    onOpen()
    if (handle === null) choose(lastRead.current)
    else choose(handle.hasCursor() ? selectedPassage(handle.editor) : null)
  }, [handle, lastRead, onOpen, choose])
  useShortcut(begin)
  useArrivals(fils)
  useOpenedByClick(page, open)

  return {
    ...{ personId, answer, places, shown, actif, open, begin, choose },
    draft: drafting === null ? null : { held, passage: drafted },
    close: () => setDrafting(null),
    goTo({ fil, passage }) {
      open(fil.id)
      if (passage === null) return
      if (handle !== null) selectPassage(handle.editor, passageOf(fragment, fil.ancre) ?? passage)
      // Its mark is drawn once it is the one being read.
      requestAnimationFrame(() => {
        const found = page.current?.querySelector<HTMLElement>(`[data-fil="${fil.id}"]`)
        if (handle === null && found != null) {
          found.tabIndex = -1
          found.focus({ preventScroll: true })
        }
        if (found != null) bringInSight(found, 'center')
      })
    },
  }
}

/** The last passage selected in a text that is only read: pressing a button beside it takes the selection away. */
function useSelectionRead(page: RefObject<HTMLElement | null>, corps: ProseValue, reading: boolean) {
  const last = useRef<Passage | null>(null)
  useEffect(() => {
    if (!reading) return
    const changed = () => {
      const selection = document.getSelection()
      const prose = page.current?.querySelector<HTMLElement>(':scope > .prose')
      if (selection === null || selection.rangeCount === 0 || prose == null) return
      const range = selection.getRangeAt(0)
      if (prose.contains(range.startContainer)) last.current = passageOfRange(prose, corps, range)
    }
    document.addEventListener('selectionchange', changed)
    return () => document.removeEventListener('selectionchange', changed)
  }, [page, corps, reading])
  return last
}

/** Ctrl + Alt + M, as in the word processors people know; with ⌥ a Mac types « µ ». */
function useShortcut(begin: () => void): void {
  useEffect(() => {
    const pressed = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || !e.altKey || !['m', 'M', 'µ'].includes(e.key)) return
      e.preventDefault()
      begin()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [begin])
}

/** A click on a passage opens what was said of it; the list beside the text does the same from the keyboard. */
function useOpenedByClick(page: RefObject<HTMLElement | null>, open: (id: string) => void): void {
  useEffect(() => {
    const element = page.current
    const clicked = ({ target }: MouseEvent) => {
      const id = target instanceof Element ? target.closest<HTMLElement>('[data-fil]')?.dataset.fil : undefined
      if (id !== undefined && id !== '') open(id)
    }
    element?.addEventListener('click', clicked)
    return () => element?.removeEventListener('click', clicked)
  }, [page, open])
}

/** Says, once for all that came together, that others commented. */
function useArrivals(fils: readonly Commentaire[] | null): void {
  const known = useRef<number | null>(null)
  const said = useRef(0)
  const theirs = fils?.filter(({ auteur }) => !auteur.moi).length ?? null
  useEffect(() => {
    if (theirs === null) return
    const more = known.current !== null && theirs > known.current
    known.current = theirs
    if (!more || Date.now() - said.current < SAID_EVERY_MS) return
    said.current = Date.now()
    announce('De nouveaux commentaires sont arrivés.')
  }, [theirs])
}
