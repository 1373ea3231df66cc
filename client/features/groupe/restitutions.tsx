import { Link } from '@tanstack/react-router'
import { ButtonLink } from '#client/ui/button'
import { withOrdinals } from '#client/words/dates'
import { StatutRestitutionChip } from '#client/words/statut-restitution-chip'
import type { RestitutionEntry } from '#shared/api/restitutions'

interface RestitutionsProps {
  groupeId: string
  restitutions: readonly RestitutionEntry[]
  canPrepare: boolean
}

export function Restitutions({ groupeId, restitutions, canPrepare }: RestitutionsProps) {
  return (
    <section aria-labelledby="groupe-restitutions" className="carte pile serree">
      <h2 id="groupe-restitutions">Restitutions</h2>
      {restitutions.length === 0 ? (
        <p className="petit">Aucune. Une restitution s’écrit à partir des instantanés du groupe.</p>
      ) : (
        <ul className="groupe-puces">
          {restitutions.map((r) => (
            <li key={r.id}>
              <Link to="/restitutions/$documentId" params={{ documentId: r.id }}>
                {withOrdinals(r.title)}
              </Link>{' '}
              <StatutRestitutionChip statut={r.statut} />
            </li>
          ))}
        </ul>
      )}
      {canPrepare && (
        <div>
          <ButtonLink to="/groupes/$id/instantanes" params={{ id: groupeId }} small>
            Instantanés du groupe
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
