/** Of a block whose lines the server has not given yet. */
export const RECEIVING = 'restitution-bloc-attendu'

/** What people do to go elsewhere, or to stay where they are. */
const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

let leave: AbortController | null = null

/**
 * Goes to a place of the text, and stays there while blocks around it are still being received, which push it away as
 * they are drawn: until the person does something, or goes to another place.
 */
export function bringInSight(found: HTMLElement, block: 'start' | 'center'): void {
  leave?.abort()
  const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  const go = () => found.scrollIntoView({ block, behavior })
  go()
  const left = new AbortController()
  leave = left
  const height = new ResizeObserver(() => {
    if (found.isConnected) go()
    if (document.querySelector(`.${RECEIVING}`) === null) left.abort()
  })
  left.signal.addEventListener('abort', () => height.disconnect())
  for (const gesture of gestures) window.addEventListener(gesture, () => left.abort(), { signal: left.signal })
  height.observe(document.body)
}
