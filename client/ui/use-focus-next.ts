import { useEffect, useRef } from 'react'

type Find = () => HTMLElement | null | undefined

/** Moves the focus once the next drawing is there: what takes it has just appeared, or what had it has just gone. */
export function useFocusNext(): (find: Find) => void {
  const wanted = useRef<Find | null>(null)
  useEffect(() => {
    const target = wanted.current?.()
    if (target === null || target === undefined) return
    wanted.current = null
    target.focus()
  })
  return (find) => {
    wanted.current = find
  }
}
