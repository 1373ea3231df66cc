import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getAxe } from '#shared/api/schemas'

type Fiche = AnswerOf<typeof getAxe>['fiches'][number]

/** Fiches in the order of their printed numbers, which the server sorts: 1.1, 1.2, 1.10, 5. */
export function FicheLinks({ fiches }: { fiches: readonly Fiche[] }) {
  return (
    <ul className="liste-nue schema-fiches">
      {fiches.map((f) => (
        <li key={f.id}>
          <Link to="/fiches/$documentId" params={{ documentId: f.id }}>
            {f.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
