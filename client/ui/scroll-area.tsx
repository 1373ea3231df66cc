import { type ReactNode, useEffect, useRef } from 'react'

interface ScrollAreaProps {
  /** What it holds, for those who reach it by keyboard. */
  label: string
  className: string
  children: ReactNode
}

/** Wider than a phone: scrolls sideways, and takes the focus only then, so that the arrow keys can move it. */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    for (const child of element.children) sizes.observe(child)
    return () => sizes.disconnect()
  }, [])
  return (
    <section ref={frame} className={className} aria-label={label}>
      {children}
    </section>
  )
}
