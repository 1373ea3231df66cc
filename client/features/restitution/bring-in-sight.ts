import { untilGesture } from '#client/ui/until-gesture'

/** Of a block whose lines the server has not given yet. */
export const RECEIVING = 'restitution-bloc-attendu'

let last: AbortController | null = null

/**
 * Goes to a place of the text, and stays there while blocks around it are still being received, which push it away as
 * they are drawn: until the person does something, or goes to another place.
 */
export function bringInSight(found: HTMLElement, block: 'start' | 'center'): void {
  last?.abort()
  const left = untilGesture()
  last = left
  const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  const go = () => found.scrollIntoView({ block, behavior })
  go()
  const height = new ResizeObserver(() => {
    if (found.isConnected) go()
    if (document.querySelector(`.${RECEIVING}`) === null) left.abort()
  })
  left.signal.addEventListener('abort', () => height.disconnect())
  height.observe(document.body)
}
