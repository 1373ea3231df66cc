import { Link } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useMeeting } from './meeting.tsx'

/** Whoever holds the device, then those who share it. */
export function useAround(): { code: string; label: string }[] {
  const { seance } = useMeeting()
  const { maLigne, maTable, personId } = seance
  if (maLigne === null) return []
  return [{ code: personId, label: maLigne.nom }, ...maTable.map((p) => ({ code: p.personId, label: p.nom }))]
}

/** « Saisi pour : Awa, Bruno, Chloé » once said; before, the quiet way to say it. */
export function SaisiPour() {
  const { seance, phase } = useMeeting()
  const around = useAround()
  const gathered = phase === 'open' || phase === 'live'
  if (around.length === 0 || (around.length === 1 && !gathered)) return null
  const names = around.map((p) => p.label).join(', ')
  return (
    <p className="petit rang">
      <UsersRound size={16} aria-hidden="true" />
      {around.length > 1 && (
        <span>
          Saisi pour&nbsp;: <strong>{names}</strong>
        </span>
      )}
      {gathered && (
        <Link to="/seances/$id/table" params={{ id: seance.id }}>
          {around.length > 1 ? 'Modifier la liste' : 'Nous sommes plusieurs autour de cet appareil'}
        </Link>
      )}
    </p>
  )
}
