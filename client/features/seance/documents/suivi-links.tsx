import { Link } from '@tanstack/react-router'
import { useMeeting } from '#client/direct/meeting'

/** « Fiche 5 » of « Fiche 5 — Favoriser… »; a fiche without a number keeps its title. */
const shortName = (title: string): string => /^(Fiche [^—]+) — /.exec(title)?.[1] ?? title

/** The actions of the axis as one table, and each of its fiches; nothing for a meeting outside any axis. */
export function SuiviLinks() {
  const { seance } = useMeeting()
  const fiches = seance.documents.filter((d) => d.kind === 'fiche-action')
  if (seance.axe === null && fiches.length === 0) return null
  return (
    <ul className="liste-nue rang">
      {seance.axe !== null && (
        <li>
          <Link to="/axes/$id/suivi" params={{ id: seance.axe.id }}>
            Suivi des fiches actions
          </Link>
        </li>
      )}
      {fiches.map((fiche) => (
        <li key={fiche.id}>
          <Link to="/fiches/$documentId" params={{ documentId: fiche.id }} title={fiche.title}>
            {shortName(fiche.title)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
