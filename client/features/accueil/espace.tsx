import { Link } from '@tanstack/react-router'
import { EmptyState } from '#client/ui/states'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getAccueil, SeanceBreve } from '#shared/api/schemas'
import { SeanceCard } from './seance-card.tsx'
import './accueil.css'

type Accueil = AnswerOf<typeof getAccueil>

const underWay = (s: SeanceBreve): boolean => s.phase === 'open' || s.phase === 'live'
const ahead = (s: SeanceBreve): boolean => s.phase === 'draft'
const earliest = (a: SeanceBreve, b: SeanceBreve): number => a.jour.localeCompare(b.jour)

export function Espace({ seances, groupes, restitutions, schemas }: Accueil) {
  const now = seances.filter(underWay)
  const next = seances.filter(ahead).sort(earliest)
  const past = seances.filter((s) => !underWay(s) && !ahead(s)).sort((a, b) => earliest(b, a))
  return (
    <>
      {now.length > 0 && (
        <section aria-labelledby="accueil-maintenant" className="pile serree">
          <h2 id="accueil-maintenant">Maintenant</h2>
          {now.map((s) => (
            <SeanceCard key={s.id} seance={s} first />
          ))}
        </section>
      )}
      <section aria-labelledby="accueil-prochaines" className="pile serree">
        <h2 id="accueil-prochaines">Prochaines séances</h2>
        {next.length === 0 ? (
          <EmptyState title="Aucune séance en préparation">
            {groupes.length > 0 && 'Une séance se prépare depuis la page de son groupe de travail.'}
          </EmptyState>
        ) : (
          <div className="grille">
            {next.map((s) => (
              <SeanceCard key={s.id} seance={s} />
            ))}
          </div>
        )}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="accueil-passees" className="pile serree">
          <h2 id="accueil-passees">Séances passées</h2>
          <div className="grille">
            {past.map((s) => (
              <SeanceCard key={s.id} seance={s} />
            ))}
          </div>
        </section>
      )}
      <div className="grille">
        <section aria-labelledby="accueil-groupes" className="carte">
          <h2 id="accueil-groupes">Groupes de travail</h2>
          {groupes.length === 0 && <p className="petit accueil-rien">Aucun groupe ne vous est ouvert.</p>}
          <ul className="liste-nue accueil-liste">
            {groupes.map((g) => (
              <li key={g.id}>
                <Link to="/groupes/$id" params={{ id: g.id }}>
                  {g.titre}
                </Link>
                {g.axe !== null && <span className="petit">Axe {g.axe.numero}</span>}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="accueil-restitutions" className="carte">
          <h2 id="accueil-restitutions">Restitutions en cours</h2>
          {restitutions.length === 0 && (
            <p className="petit accueil-rien">Aucune. Une restitution part d’un instantané, pris à la clôture.</p>
          )}
          <ul className="liste-nue accueil-liste">
            {restitutions.map((r) => (
              <li key={r.id}>
                <Link to="/restitutions/$documentId" params={{ documentId: r.id }}>
                  {r.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="accueil-schemas" className="carte">
          <h2 id="accueil-schemas">Schémas</h2>
          {schemas.length === 0 && <p className="petit accueil-rien">Aucun schéma n’est enregistré.</p>}
          <ul className="liste-nue accueil-liste">
            {schemas.map((s) => (
              <li key={s.id}>
                <Link to="/schemas/$id" params={{ id: s.id }}>
                  {s.sigle ?? s.titre}
                </Link>
                <span className="petit">
                  {s.periode}
                  {s.courant && ' · en vigueur'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}
