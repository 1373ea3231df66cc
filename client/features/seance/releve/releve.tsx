import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type * as Y from 'yjs'
import { serverNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { newId } from '#client/document/new-id'
import { useRows } from '#client/document/use-document-value'
import { Button } from '#client/ui/button'
import { addRow } from '#shared/document/edit'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { ReleveEditor } from './releve-editor.tsx'
import { ReleveLine } from './releve-line.tsx'

interface ReleveProps {
  doc: Y.Doc
  canWrite: boolean
}

/** The decisions and commitments of the meeting, in the order they were noted. One gesture adds a line, where the meeting is. */
export function Releve({ doc, canWrite }: ReleveProps) {
  const { direct, phase } = useMeeting()
  const lines = useRows(notesDeSeance, doc, 'releve')
  const [edited, setEdited] = useState<string | null>(null)
  const adding = useRef<HTMLButtonElement>(null)
  const done = () => {
    setEdited(null)
    adding.current?.focus()
  }
  const add = () => {
    const id = newId()
    addRow(notesDeSeance, doc, 'releve', id, {
      nature: 'decision',
      point: direct.pointCourant,
      noteA: serverNow(),
    })
    setEdited(id)
  }
  return (
    <section aria-labelledby="releve" className="pile serree">
      <h2 id="releve">Décisions et engagements</h2>
      {lines.length === 0 && (
        <p className="blanc">{phase === 'validated' ? 'Rien n’a été noté.' : 'Rien n’est encore noté.'}</p>
      )}
      <ul className="liste-nue releve">
        {lines.map((line) => (
          <li key={line.id}>
            {canWrite && edited === line.id ? (
              <ReleveEditor doc={doc} line={line} onDone={done} />
            ) : (
              <ReleveLine line={line} {...(canWrite ? { onEdit: () => setEdited(line.id) } : {})} />
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <Button ref={adding} small className="releve-ajout" onPress={add}>
          <Plus size={16} aria-hidden="true" /> Noter une décision
        </Button>
      )}
    </section>
  )
}
