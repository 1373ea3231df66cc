import { Link } from '@tanstack/react-router'
import { ButtonLink } from '#client/ui/button'
import { blanks } from '#client/words/blanks'
import { PhaseChip } from '#client/words/chips'
import { Day, timeRange } from '#client/words/dates'
import type { SeanceBreve } from '#shared/api/schemas'

/** One meeting in a list; the one under way has the large button. */
export function SeanceCard({ seance, first = false }: { seance: SeanceBreve; first?: boolean }) {
  const { id, titre, jour, debut, fin, lieu, phase, groupe } = seance
  return (
    <article className={first ? 'carte accueil-seance maintenant' : 'carte accueil-seance'}>
      <div className="pile serree">
        <div className="rang">
          <PhaseChip phase={phase} />
          {groupe !== null && <span className="petit">{groupe}</span>}
        </div>
        <h3>
          <Link to="/seances/$id" params={{ id }}>
            {titre}
          </Link>
        </h3>
        <p className="petit">
          <Day day={jour} form="long" startsSentence />
          {', '}
          {timeRange(debut, fin) ?? `horaire ${blanks.aFixer}`}
          <br />
          {lieu ?? `Lieu ${blanks.aFixer}`}
        </p>
      </div>
      {first && (
        <ButtonLink to="/seances/$id" params={{ id }} look="primary">
          Entrer dans la séance
        </ButtonLink>
      )}
    </article>
  )
}
