import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { PresenceUser } from '#shared/sync/presence'

const isUser = (v: unknown): v is PresenceUser => typeof v === 'object' && v !== null && 'personId' in v

function read(awareness: Awareness): PresenceUser[] {
  const byPerson = new Map<string, PresenceUser>()
  for (const { user } of awareness.getStates().values()) {
    // One person may have two tabs open.
    if (isUser(user)) byPerson.set(user.personId, user)
  }
  return [...byPerson.values()].sort((a, b) => a.organisme.localeCompare(b.organisme, 'fr'))
}

/** Who has this document open now, as the server says who they are. */
export function usePresent(awareness: Awareness): readonly PresenceUser[] {
  const last = useRef<PresenceUser[]>([])
  const subscribe = useCallback(
    (tell: () => void) => {
      awareness.on('change', tell)
      return () => awareness.off('change', tell)
    },
    [awareness],
  )
  return useSyncExternalStore(subscribe, () => {
    const now = read(awareness)
    // A caret that moves changes nothing here: the same list must stay the same object.
    if (JSON.stringify(now) !== JSON.stringify(last.current)) last.current = now
    return last.current
  })
}
