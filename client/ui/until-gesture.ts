/** What people do to go elsewhere, or to stay where they are. */
const gestures = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Ended by the first thing the person does from now on: what moves the page for them stops there. */
export function untilGesture(): AbortController {
  const left = new AbortController()
  for (const gesture of gestures)
    window.addEventListener(gesture, () => left.abort(), { signal: left.signal, capture: true })
  return left
}
