import { type RefObject, useEffect, useState } from 'react'

/** Whether an element was scrolled out of the screen. */
export function useOutOfView(element: RefObject<Element | null>): boolean {
  const [out, setOut] = useState(false)
  useEffect(() => {
    const here = element.current
    if (here === null) return
    const watch = new IntersectionObserver(([entry]) => setOut(entry !== undefined && !entry.isIntersecting))
    watch.observe(here)
    return () => watch.disconnect()
  }, [element])
  return out
}
