import { useEffect, useRef } from 'react'
import { announce } from '#client/ui/notice'

const QUIET = 15_000

/** Says what is new, at most once in fifteen seconds and always the latest; what a page opens with is not news. */
export function useSparseAnnouncement(words: string): void {
  const spoken = useRef<{ at: number; words: string | null }>({ at: 0, words: null })
  useEffect(() => {
    const last = spoken.current
    if (last.words === null) {
      spoken.current = { at: 0, words }
      return
    }
    if (last.words === words) return
    const timer = setTimeout(
      () => {
        spoken.current = { at: Date.now(), words }
        if (words !== '') announce(words)
      },
      Math.max(500, last.at + QUIET - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [words])
}
