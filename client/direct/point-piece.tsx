import { Link } from '@tanstack/react-router'
import { FileText, Paperclip } from 'lucide-react'
import type { DocumentEntry } from '#shared/api/documents'
import { safeHref } from '#shared/prose/content'
import type { Point } from './live-meeting.ts'
import { useMeeting } from './meeting.tsx'

/** What is looked at together during an item, for whoever may open it. */
export function PointPiece({ point }: { point: Pick<Point, 'document' | 'lien'> | null }) {
  const { seance } = useMeeting()
  const document = seance.documents.find((d) => d.id === point?.document)
  const href = safeHref(point?.lien ?? null)
  if (document === undefined && href === null) return null
  return (
    <ul className="liste-nue rang">
      {document !== undefined && (
        <li>
          <FileText size={16} aria-hidden="true" /> <DocumentLink {...document} />
        </li>
      )}
      {href !== null && (
        <li>
          <a href={href} target="_blank" rel="noopener noreferrer">
            <Paperclip size={16} aria-hidden="true" /> Document joint, {new URL(href).host}
            <span className="sr"> (nouvelle fenêtre)</span>
          </a>
        </li>
      )}
    </ul>
  )
}

const DocumentLink = ({ id, kind, title }: DocumentEntry) =>
  kind === 'livrable' ? (
    <Link to="/livrables/$documentId" params={{ documentId: id }}>
      {title}
    </Link>
  ) : (
    <Link to="/fiches/$documentId" params={{ documentId: id }}>
      {title}
    </Link>
  )
