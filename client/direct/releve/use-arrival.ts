import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { untilGesture } from '#client/ui/until-gesture'

/** Where `hash` leads in a page: an id of its own, or a row. */
const targetOf = (hash: string): Element | null =>
  document.getElementById(hash) ?? document.querySelector(`[data-row="${CSS.escape(hash.replace(/^releve-/, ''))}"]`)

/**
 * Goes to the place the address names once it is drawn. Texts, rows and their editors come after the page does and move
 * it, so the place is kept in sight until the person does something. Nothing is written in the page: a text shared by
 * its editor would take that for typing.
 */
export function useArrival(ready: boolean): void {
  const hash = useLocation({ select: (l) => l.hash })
  useEffect(() => {
    if (!ready || hash === '') return
    let reached: Element | null = null
    const arrive = () => {
      const target = targetOf(hash)
      if (target === null) return
      const { top, bottom } = target.getBoundingClientRect()
      if (target === reached && top >= 0 && bottom <= window.innerHeight) return
      target.scrollIntoView({ block: 'center' })
      if (target !== reached) target.animate({ outline: ['3px solid var(--indigo)', '3px solid transparent'] }, 4_000)
      reached = target
    }
    const watch = new MutationObserver(arrive)
    watch.observe(document.body, { childList: true, subtree: true })
    const left = untilGesture()
    left.signal.addEventListener('abort', () => watch.disconnect())
    arrive()
    return () => left.abort()
  }, [ready, hash])
}
