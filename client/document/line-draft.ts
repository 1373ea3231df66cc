import { useEffect, useRef, useState } from 'react'
import { announce } from '#client/ui/notice'

/** What the other of two people wrote in one line at the same time; null words: they left it blank. */
export interface OtherWords {
  words: string | null
}

/**
 * What is typed, as it was typed, until the field is left; it is shared at each key. Where two people type at the same
 * time the last key wins: `other` keeps the words the field does not show, until somebody takes or leaves them.
 */
export function useLineDraft(value: string | null, onCommit: (value: string | null) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  const [other, setOther] = useState<OtherWords | null>(null)
  const before = useRef<string | null>(null)
  /** What the field holds once what was typed here has come back. */
  const mine = useRef<string | null>(null)
  const awaited = useRef(false)

  useEffect(() => {
    if (awaited.current) {
      awaited.current = false
      mine.current = value
    } else if (draft !== null && value !== mine.current) setOther({ words: value })
  }, [value, draft])
  const isTold = other !== null
  useEffect(() => {
    if (isTold) announce('Quelqu’un d’autre écrit dans ce champ en même temps que vous.')
  }, [isTold])

  const share = (words: string | null) => {
    if (words === value) return
    awaited.current = true
    onCommit(words)
  }
  return {
    draft,
    other,
    type(typed: string) {
      if (draft === null) {
        before.current = value
        mine.current = value
      }
      setDraft(typed)
      share(typed.replace(/\s*\n\s*/g, ' ').trim() || null)
    },
    leave() {
      setDraft(null)
      // From then on the field shows what came last: the words to keep are the others.
      if (other !== null && value !== mine.current) setOther({ words: mine.current })
    },
    /** What stood there before the first key. */
    takeBack() {
      if (draft !== null) share(before.current)
      setDraft(null)
    },
    takeOther() {
      if (other !== null) share(other.words)
      setDraft(null)
      setOther(null)
    },
    forgetOther: () => setOther(null),
  }
}
