import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { XmlFragment } from 'yjs'
import { readProse } from '#shared/document/prose-tree'
import type { ProseValue } from '#shared/document/value'

const nothing: ProseValue = []

/** What a fragment says now; with a pause, it is told no more often: a page full of it need not be drawn at each key. */
export function useProse(fragment: XmlFragment | null, pauseMs = 0): ProseValue {
  const read = useRef<{ fragment: XmlFragment | null; value: ProseValue } | null>(null)
  const subscribe = useCallback(
    (tell: () => void) => {
      if (fragment === null) return () => undefined
      let due: ReturnType<typeof setTimeout> | undefined
      const say = () => {
        due = undefined
        read.current = null
        tell()
      }
      const changed = () => {
        if (pauseMs === 0) say()
        else due ??= setTimeout(say, pauseMs)
      }
      // What was read before listening may be old.
      read.current = null
      fragment.observeDeep(changed)
      return () => {
        clearTimeout(due)
        fragment.unobserveDeep(changed)
      }
    },
    [fragment, pauseMs],
  )
  return useSyncExternalStore(subscribe, () => {
    if (read.current === null || read.current.fragment !== fragment) {
      read.current = { fragment, value: fragment === null ? nothing : readProse(fragment) }
    }
    return read.current.value
  })
}
