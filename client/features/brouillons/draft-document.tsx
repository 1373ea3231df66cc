import { Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import type { Draft } from '#client/sync/drafts'
import { Day } from '#client/words/dates'
import { getDocument } from '#shared/api/documents'
import { registry } from '#shared/documents/registry'
import { parseRoom } from '#shared/sync/rooms'

/** Where the text was typed: its document and its meeting, with a way there while they are open to this person. */
export function DraftDocument({ draft }: { draft: Draft }) {
  const id = parseRoom(draft.room)?.documentId ?? draft.room
  const answer = useAnswer(getDocument, { params: { id } })
  const label = registry[draft.kind].label
  if (answer.state !== 'ready') return <p className="petit">{label}</p>
  const { seance, groupe } = answer.value
  return (
    <p className="petit">
      {label}
      {seance !== null && (
        <>
          {' '}
          ·{' '}
          <Link to="/seances/$id" params={{ id: seance.id }}>
            {seance.titre}, <Day day={seance.jour} />
          </Link>
        </>
      )}
      {seance === null && groupe !== null && (
        <>
          {' '}
          ·{' '}
          <Link to="/groupes/$id" params={{ id: groupe.id }}>
            {groupe.titre}
          </Link>
        </>
      )}
    </p>
  )
}
