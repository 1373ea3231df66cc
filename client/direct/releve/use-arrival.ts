import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Where `hash` leads in a page: an id of its own, or a row. */
const targetOf = (hash: string): HTMLElement | null =>
  document.getElementById(hash) ?? document.querySelector(`[data-row="${CSS.escape(hash.replace(/^releve-/, ''))}"]`)

/** Goes to the place the address names once it is drawn: texts and rows come after the page does. */
export function useArrival(ready: boolean): void {
  const hash = useLocation({ select: (l) => l.hash })
  useEffect(() => {
    if (!ready || hash === '') return
    const arrive = (): boolean => {
      const target = targetOf(hash)
      if (target === null) return false
      target.scrollIntoView({ block: 'center' })
      target.dataset.arrivee = ''
      return true
    }
    if (arrive()) return
    const watch = new MutationObserver(() => arrive() && watch.disconnect())
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [ready, hash])
}
