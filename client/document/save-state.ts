import { useEffect, useId, useSyncExternalStore } from 'react'

/** What a person is told about what they typed; tied to the server's acknowledgement, deletions included. */
export type SaveState =
  /** Just opened, not confirmed by the server yet. */
  | { kind: 'checking' }
  | { kind: 'saved' }
  | { kind: 'pending'; count: number }
  | { kind: 'offline'; since: number; count: number }
  | { kind: 'refused' }
  /** The server cannot write its disk. */
  | { kind: 'unsaved' }

const gravity: readonly SaveState['kind'][] = ['saved', 'checking', 'pending', 'offline', 'unsaved', 'refused']

/** One state for several documents: the gravest, with all that waits. */
export function worst(states: readonly SaveState[]): SaveState | null {
  const sorted = [...states].sort((a, b) => gravity.indexOf(b.kind) - gravity.indexOf(a.kind))
  const first = sorted[0]
  if (first === undefined) return null
  const count = states.reduce((sum, s) => sum + ('count' in s ? s.count : 0), 0)
  if (first.kind === 'pending') return { ...first, count }
  if (first.kind !== 'offline') return first
  return { ...first, count, since: Math.min(...states.map((s) => (s.kind === 'offline' ? s.since : first.since))) }
}

const open = new Map<string, SaveState>()
const listeners = new Set<() => void>()
let overall: SaveState | null = null

function changed(): void {
  overall = worst([...open.values()])
  for (const tell of listeners) tell()
}

/** A page with an open document tells its state while it is shown. */
export function useReportSave(state: SaveState): void {
  const key = useId()
  useEffect(() => {
    open.set(key, state)
    changed()
  }, [key, state])
  useEffect(
    () => () => {
      open.delete(key)
      changed()
    },
    [key],
  )
}

/** The state of everything open on this page; null when nothing is. */
export const useOverallSave = (): SaveState | null =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => overall,
  )
