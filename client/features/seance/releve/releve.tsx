import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type * as Y from 'yjs'
import { useMeeting } from '#client/direct/meeting'
import { LineDialog } from '#client/direct/releve/line-dialog'
import { ReleveLine } from '#client/direct/releve/releve-line'
import { useRows } from '#client/document/use-document-value'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import '#client/direct/releve/releve.css'

interface ReleveProps {
  doc: Y.Doc
  canWrite: boolean
}

/** What was noted in the meeting, in the order it was. */
export function Releve({ doc, canWrite }: ReleveProps) {
  const { seance, phase } = useMeeting()
  const lines = useRows(notesDeSeance, doc, 'releve')
  const [edited, setEdited] = useState<string | null>(null)
  return (
    <section aria-labelledby="releve" className="pile serree">
      <h2 id="releve" tabIndex={-1}>
        Décisions et engagements
      </h2>
      {lines.length === 0 && (
        <p className="blanc">{phase === 'validated' ? 'Rien n’a été noté.' : 'Rien n’est encore noté.'}</p>
      )}
      <ul className="liste-nue releve">
        {lines.map((line) => (
          <li key={line.id}>
            <ReleveLine line={line} {...(canWrite ? { onEdit: () => setEdited(line.id) } : {})} />
          </li>
        ))}
      </ul>
      <Link to="/seances/$id/releve" params={{ id: seance.id }} className="releve-tout">
        Relevé de décisions, à lire et à exporter
      </Link>
      {canWrite && edited !== null && <LineDialog doc={doc} id={edited} onClose={() => setEdited(null)} />}
    </section>
  )
}
