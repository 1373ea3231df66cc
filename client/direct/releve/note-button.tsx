import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import type * as Y from 'yjs'
import { Button } from '#client/ui/button'
import { documentOf, useMeeting } from '../meeting.tsx'
import { LineDialog } from './line-dialog.tsx'
import { NotesDocument } from './notes-document.tsx'
import { useNoting } from './use-noting.ts'
import './releve.css'

interface NoteButtonProps {
  /** The sub-group of the page it stands on. */
  sousGroupe?: string
  /** `bar`: one of the buttons at the bottom of a phone. */
  look?: 'plain' | 'bar'
}

/** From any screen of the meeting, one gesture notes a decision, a commitment, an information, a question. */
export function NoteButton(props: NoteButtonProps) {
  const { seance } = useMeeting()
  const entry = documentOf(seance, 'notes-de-seance')
  if (entry === null || entry.right !== 'write') return null
  return (
    <NotesDocument entry={entry} waiting={null}>
      {({ doc, canWrite }) => canWrite && <Pressed doc={doc} {...props} />}
    </NotesDocument>
  )
}

function Pressed({ doc, sousGroupe, look = 'plain' }: NoteButtonProps & { doc: Y.Doc }) {
  const note = useNoting(doc)
  const [open, setOpen] = useState<string | null>(null)
  const press = () => setOpen(note(sousGroupe === undefined ? {} : { sousGroupe }))
  return (
    <>
      {look === 'bar' ? (
        <button type="button" className="barre-seance-bouton" onClick={press}>
          <ListPlus size={22} aria-hidden="true" /> Noter<span className="sr"> au relevé</span>
        </button>
      ) : (
        <Button className="noter-tete" onPress={press}>
          <ListPlus size={18} aria-hidden="true" /> Noter au relevé
        </Button>
      )}
      {open !== null && <LineDialog doc={doc} id={open} fresh onClose={() => setOpen(null)} />}
    </>
  )
}
