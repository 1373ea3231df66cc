import { Link } from '@tanstack/react-router'
import { EmptyState } from '#client/ui/states'
import { withOrdinals } from '#client/words/dates'
import { StatutRestitutionChip } from '#client/words/statut-restitution-chip'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getAccueil, SeanceBreve } from '#shared/api/schemas'
import { DepuisLaDerniereFois } from './depuis.tsx'
import { NewGroupe } from './new-groupe.tsx'
import { SeanceCard } from './seance-card.tsx'
import './accueil.css'

interface EspaceProps extends AnswerOf<typeof getAccueil> {
  /** Groups are created by administrators. */
  canAdd: boolean
}

const underWay = (s: SeanceBreve): boolean => s.phase === 'open' || s.phase === 'live'
const ahead = (s: SeanceBreve): boolean => s.phase === 'draft'
const earliest = (a: SeanceBreve, b: SeanceBreve): number => a.jour.localeCompare(b.jour)

/** « Groupe de travail Axe 1 » says its axis already. */
const namesAxe = (titre: string, numero: number): boolean => new RegExp(`\\baxe\\s+${numero}\\b`, 'iu').test(titre)

export function Espace({ seances, groupes, restitutions, schemas, canAdd }: EspaceProps) {
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
      <DepuisLaDerniereFois />
      <section aria-labelledby="accueil-prochaines" className="pile serree">
        <h2 id="accueil-prochaines">Prochaines séances</h2>
        {next.length === 0 ? (
          <NothingAhead hasGroupe={groupes.length > 0} schemas={schemas} canAdd={canAdd} />
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
                {g.axe !== null && !namesAxe(g.titre, g.axe.numero) && (
                  <span className="petit">Axe {g.axe.numero}</span>
                )}
              </li>
            ))}
          </ul>
          {canAdd && groupes.length > 0 && <NewGroupe schemas={schemas} label="Ajouter un groupe" small />}
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
                  {withOrdinals(r.title)}
                </Link>
                <StatutRestitutionChip statut={r.statut} />
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

interface NothingAheadProps extends Pick<EspaceProps, 'schemas' | 'canAdd'> {
  hasGroupe: boolean
}

function NothingAhead({ hasGroupe, schemas, canAdd }: NothingAheadProps) {
  if (hasGroupe) {
    return (
      <EmptyState title="Aucune séance en préparation">
        Une séance se prépare depuis la page de son groupe de travail.
      </EmptyState>
    )
  }
  if (!canAdd) return <EmptyState title="Aucune séance en préparation" />
  return (
    <EmptyState
      title="Votre espace est vide"
      action={<NewGroupe schemas={schemas} label="Créer un groupe de travail" look="primary" />}
    >
      Tout commence par un groupe de travail : c’est depuis sa page que se préparent les séances.
    </EmptyState>
  )
}
