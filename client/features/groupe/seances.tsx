import { Link } from '@tanstack/react-router'
import { Publication } from '#client/document/publication'
import { ButtonLink } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { blanks } from '#client/words/blanks'
import { PhaseChip } from '#client/words/chips'
import { Day, timeRange } from '#client/words/dates'
import type { SeanceBreve } from '#shared/api/schemas'

interface SeancesProps {
  groupeId: string
  seances: readonly SeanceBreve[]
  canPrepare: boolean
}

/** Meetings of the group, the latest first. */
export function Seances({ groupeId, seances, canPrepare }: SeancesProps) {
  const sorted = [...seances].sort((a, b) => b.jour.localeCompare(a.jour))
  return (
    <section aria-labelledby="groupe-seances" className="pile serree">
      <h2 id="groupe-seances">Séances</h2>
      {sorted.length === 0 && (
        <EmptyState
          title="Aucune séance pour l’instant"
          action={
            canPrepare && (
              <ButtonLink to="/groupes/$id/seances/nouvelle" params={{ id: groupeId }}>
                Préparer la première
              </ButtonLink>
            )
          }
        />
      )}
      <ul className="liste-nue pile serree">
        {sorted.map((s) => (
          <li key={s.id} className="carte groupe-ligne">
            <div className="groupe-ligne-texte">
              <Link to="/seances/$id" params={{ id: s.id }} className="groupe-lien">
                <Day day={s.jour} form="long" startsSentence />
              </Link>
              <p className="petit">
                {s.titre} · {timeRange(s.debut, s.fin) ?? `horaire ${blanks.aFixer}`} ·{' '}
                {s.lieu ?? `lieu ${blanks.aFixer}`}
              </p>
            </div>
            <PhaseChip phase={s.phase} />
            {canPrepare && s.phase === 'validated' && <Publication sorte="releve" id={s.id} />}
            {canPrepare && s.phase === 'draft' && (
              <ButtonLink to="/seances/$id/preparer" params={{ id: s.id }} small>
                Modifier la préparation
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
