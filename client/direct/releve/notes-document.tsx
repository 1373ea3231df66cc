import type { ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useDocument } from '#client/sync/use-document'
import { Loading } from '#client/ui/states'
import type { DocumentEntry } from '#shared/api/documents'
import { useMeeting } from '../meeting.tsx'

interface NotesDocumentProps {
  entry: DocumentEntry
  /** Drawn until the notes are there; words unless given. */
  waiting?: ReactNode
  children: (props: { doc: Y.Doc; awareness: Awareness; canWrite: boolean }) => ReactNode
}

/** Opens the notes of the meeting, once however many parts of the screen show them. */
export function NotesDocument({ entry, waiting, children }: NotesDocumentProps) {
  const { seance } = useMeeting()
  const { doc, awareness, ready, right } = useDocument('notes-de-seance', entry.id, {
    right: entry.right,
    personId: seance.personId,
  })
  if (!ready) return waiting === undefined ? <Loading>Ouverture des notes…</Loading> : waiting
  return children({ doc, awareness, canWrite: right === 'write' })
}
