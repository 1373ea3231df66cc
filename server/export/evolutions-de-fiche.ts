import type { Instantane } from '#server/snapshot/content'
import { blocs } from '#shared/prose/content'
import { blocDe } from './blocs.ts'
import { documentsOf, nomDeFiche } from './frozen.ts'
import { type Outline, text } from './outline.ts'
import { filigraneDe, provenance, sources, statutDe } from './provenance.ts'

/** What one fiche proposes to the committee, from a snapshot of that fiche. */
export function evolutionsDeFiche(instantane: Instantane): Outline {
  const [fiche] = documentsOf(instantane, 'fiche-action')
  if (fiche === undefined) throw new Error(`snapshot ${instantane.id} holds no fiche`)
  const { numero } = fiche.value
  const statut = statutDe(instantane)
  // In a restitution they stand one level lower, and say whose they are.
  const blocks = blocDe('evolutions', instantane, { cle: fiche.id }).map((b) =>
    b.kind === 'heading' ? { ...b, level: 2 as const, inlines: text('Évolutions proposées') } : b,
  )
  return {
    titre: numero === null ? blocs.evolutions : `${blocs.evolutions}\u00a0: fiche\u00a0${numero}`,
    sousTitre: nomDeFiche(fiche.value),
    statut,
    filigrane: filigraneDe(statut),
    provenance: provenance(instantane),
    le: instantane.at,
    blocks: [...blocks, ...sources([instantane])],
  }
}
