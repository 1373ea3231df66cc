import { Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { getAccueil } from '#shared/api/schemas'

/** The other schemes, from the oldest on: what was carried over is understood from there. */
export function SchemaList({ current }: { current: string }) {
  const accueil = useAnswer(getAccueil, {})
  if (accueil.state !== 'ready') return null
  return (
    <nav className="carte" aria-labelledby="schema-suite">
      <h2 id="schema-suite">Tous les schémas</h2>
      <ul className="schema-puces">
        {accueil.value.schemas.map((s) => (
          <li key={s.id}>
            <Link
              to="/schemas/$id"
              params={{ id: s.id }}
              {...(s.id === current ? { 'aria-current': 'page' as const } : {})}
            >
              {s.sigle ?? s.titre}
            </Link>{' '}
            <span className="petit">{s.periode}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
