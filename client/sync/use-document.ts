import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Right } from '#shared/access/can'
import { type DocumentKind, type Registry, registry } from '#shared/documents/registry'
import { documentFor, globalStatus, here, onGlobalStatus, readDocument, someWritable } from './documents.ts'
import { type Draft, draftsOf, dropDrafts, onDraftsChange } from './drafts.ts'
import type { DocumentView } from './open-document.ts'
import type { SyncStatus } from './status.ts'

export interface UseDocumentOptions {
  right: Right
  personId: string
  /** Defaults to true, but for the attendance list, which no device keeps. */
  persist?: boolean
}

export type DocumentHandle<K extends DocumentKind> = DocumentView & { def: Registry[K] }

/** An open document, its connection shared with whoever else shows it. */
export function useDocument<K extends DocumentKind>(
  kind: K,
  room: string,
  { right, personId, persist = kind !== 'emargement' }: UseDocumentOptions,
): DocumentHandle<K> {
  // The right is told apart: a change must not open another connection.
  const subscribe = useCallback(
    (listener: () => void) => readDocument({ kind, room, right: 'read', personId, persist }, listener),
    [kind, room, personId, persist],
  )
  const view = useSyncExternalStore(subscribe, () => documentFor({ kind, room, right, personId, persist }).view())
  useEffect(() => {
    documentFor({ kind, room, right, personId, persist }).setRight(right)
  }, [kind, room, right, personId, persist])
  return { ...view, def: registry[kind] }
}

/** The gravest status of everything open on this page; null when nothing is. */
export const useGlobalStatus = (): SyncStatus | null => useSyncExternalStore(onGlobalStatus, globalStatus)

/** Whether anything open on this page may be written by this person. */
export const useSomeWritable = (): boolean => useSyncExternalStore(onGlobalStatus, someWritable)

let lastDrafts: readonly Draft[] = []

/** Drafts of a person on this device, latest first. */
export function listDrafts(personId: string): readonly Draft[] {
  const drafts = draftsOf(here().storage, personId)
  const same = drafts.length === lastDrafts.length && drafts.every((d, i) => d === lastDrafts[i])
  if (!same) lastDrafts = drafts
  return lastDrafts
}

export const removeDraft = (id: string): void => dropDrafts(here().storage, (draft) => draft.id === id)

export const useDrafts = (personId: string): readonly Draft[] =>
  useSyncExternalStore(onDraftsChange, () => listDrafts(personId))
