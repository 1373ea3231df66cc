import { ModeChip } from '#client/words/chips'
import type { StatutPresence } from '#shared/documents/choices'
import { countsOf, type Ligne } from './lignes.ts'
import { StatutCount, statutCount } from './marks.tsx'

const others: readonly StatutPresence[] = ['excuse', 'represente', 'absent', 'attendu']

/** Who is there, by mode, then everybody else by status; what nobody is stays unsaid. */
export function Totals({ lignes }: { lignes: readonly Ligne[] }) {
  const { salle, distance, statuts } = countsOf(lignes)
  return (
    <section className="emargement-totaux" aria-label="Décompte">
      <strong className="emargement-presents">{statutCount('present', statuts.present)}</strong>
      <ModeChip mode="salle" count={salle} />
      <ModeChip mode="distance" count={distance} />
      {others.map((s) => statuts[s] > 0 && <StatutCount key={s} statut={s} count={statuts[s]} />)}
    </section>
  )
}
