import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { XmlFragment } from 'yjs'
import { readProse } from '#shared/document/prose-tree'
import type { ProseValue } from '#shared/document/value'

const nothing: ProseValue = []

/** What a fragment says now. */
export function useProse(fragment: XmlFragment | null): ProseValue {
  const read = useRef<{ fragment: XmlFragment | null; value: ProseValue } | null>(null)
  const subscribe = useCallback(
    (tell: () => void) => {
      if (fragment === null) return () => undefined
      const changed = () => {
        read.current = null
        tell()
      }
      // What was read before listening may be old.
      read.current = null
      fragment.observeDeep(changed)
      return () => fragment.unobserveDeep(changed)
    },
    [fragment],
  )
  return useSyncExternalStore(subscribe, () => {
    if (read.current === null || read.current.fragment !== fragment) {
      read.current = { fragment, value: fragment === null ? nothing : readProse(fragment) }
    }
    return read.current.value
  })
}
