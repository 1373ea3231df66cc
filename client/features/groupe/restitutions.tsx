import { Link } from '@tanstack/react-router'
import { ButtonLink } from '#client/ui/button'
import { withOrdinals } from '#client/words/dates'
import { motsDuGroupe } from '#client/words/groupe'
import { StatutRestitutionChip } from '#client/words/statut-restitution-chip'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getGroupe } from '#shared/api/schemas'

interface RestitutionsProps {
  groupe: Pick<AnswerOf<typeof getGroupe>, 'id' | 'comite' | 'restitutions' | 'peutPreparer'>
}

export function Restitutions({ groupe: { id, comite, restitutions, peutPreparer } }: RestitutionsProps) {
  const { du } = motsDuGroupe(comite)
  return (
    <section aria-labelledby="groupe-restitutions" className="carte pile serree">
      <h2 id="groupe-restitutions">Restitutions</h2>
      {restitutions.length === 0 ? (
        <p className="petit">Aucune. Une restitution s’écrit à partir des instantanés {du}.</p>
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
      {peutPreparer && (
        <div>
          <ButtonLink to="/groupes/$id/instantanes" params={{ id }} small>
            Instantanés {du}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
