import type { Instantane } from '#server/snapshot/content'
import { blocDe } from './blocs.ts'
import { sousTitre } from './compte-rendu.ts'
import { fichierDe } from './fichier.ts'
import type { Outline } from './outline.ts'
import { filigraneDe, provenance, sources, statutDe } from './provenance.ts'

/** The sheets of the sub-groups of a meeting, each a chapter. */
export function fichesDeSousGroupe(instantane: Instantane): Outline {
  const { seance } = instantane.content
  if (seance === null) throw new Error(`snapshot ${instantane.id} holds no meeting`)
  const statut = statutDe(instantane)
  // In the minutes they stand one level lower, under a heading of their own.
  const blocks = blocDe('sousGroupes', instantane).map((b) =>
    b.kind === 'heading' && b.level > 2 ? { ...b, level: (b.level - 1) as 2 | 3 } : b,
  )
  return {
    titre: `Fiches des sous-groupes\u00a0: ${seance.titre}`,
    fichier: fichierDe('Fiches des sous-groupes', seance),
    sousTitre: sousTitre(seance),
    statut,
    filigrane: filigraneDe(statut),
    provenance: provenance(instantane),
    le: instantane.at,
    blocks: [...blocks, ...sources([instantane])],
  }
}
