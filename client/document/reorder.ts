import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

/** What the handle of a row needs, and where the row being dragged would fall. */
export interface Reorder {
  /** The row in hand. */
  held: string | null
  /** The row it would come after; null at the start; undefined while nothing is held. */
  after: string | null | undefined
  handle: (id: string) => {
    onPointerDown: (e: PointerEvent<HTMLElement>) => void
    onPointerMove: (e: PointerEvent<HTMLElement>) => void
    onPointerUp: () => void
    onPointerCancel: () => void
    onKeyDown: (e: KeyboardEvent<HTMLElement>) => void
  }
}

/** The row a pointer is past the middle of, among those on the page. */
function rowAbove(list: Element, held: string, y: number): string | null {
  let above: string | null = null
  for (const row of list.querySelectorAll<HTMLElement>('[data-row]')) {
    const id = row.dataset.row
    const box = row.getBoundingClientRect()
    if (id !== undefined && id !== held && y > box.top + box.height / 2) above = id
  }
  return above
}

/** How near the edge of the window a row in hand makes the page follow it. */
const EDGE = 72

function followEdge(y: number): void {
  if (y < EDGE) window.scrollBy(0, y - EDGE)
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, y - window.innerHeight + EDGE)
}

/**
 * Moves rows by dragging a handle (finger, pen or mouse) or with the arrow keys on it.
 * `move(id, after)` is called once, when the row is let go.
 */
export function useReorder(ids: readonly string[], move: (id: string, after: string | null) => void): Reorder {
  const [held, setHeld] = useState<string | null>(null)
  const [after, setAfter] = useState<string | null>()
  const list = useRef<Element | null>(null)
  const drop = () => {
    setHeld(null)
    setAfter(undefined)
  }
  const step = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id)
    const to = at + by
    if (at === -1 || to < 0 || to >= ids.length) return
    move(id, by === 1 ? (ids[to] ?? null) : (ids[to - 1] ?? null))
  }
  return {
    held,
    after,
    handle: (id) => ({
      onPointerDown: (e) => {
        if (e.button !== 0) return
        e.currentTarget.setPointerCapture(e.pointerId)
        list.current = e.currentTarget.closest('[data-rows]')
        setHeld(id)
        setAfter(ids[ids.indexOf(id) - 1] ?? null)
      },
      onPointerMove: (e) => {
        if (held !== id || list.current === null) return
        followEdge(e.clientY)
        setAfter(rowAbove(list.current, id, e.clientY))
      },
      onPointerUp: () => {
        if (held === id && after !== undefined && after !== (ids[ids.indexOf(id) - 1] ?? null)) move(id, after)
        drop()
      },
      onPointerCancel: drop,
      onKeyDown: (e) => {
        if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return
        e.preventDefault()
        step(id, e.key === 'ArrowUp' ? -1 : 1)
      },
    }),
  }
}
