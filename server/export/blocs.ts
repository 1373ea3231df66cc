import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import type { Bloc } from '#shared/prose/content'
import { avancement } from './avancement.ts'
import { engagements } from './engagements.ts'
import { fiches } from './fiches.ts'
import { documentsOf, originOf } from './frozen.ts'
import { indicateurs } from './indicateurs.ts'
import { paragraph } from './outline.ts'
import { type Nominal, participation } from './participation.ts'
import { propositions } from './propositions.ts'
import { acteursManquants, decisions, livrables } from './releve.ts'
import { sousGroupes } from './sous-groupes.ts'

const builders: Record<Bloc, (instantane: Instantane, cle: string | null, noms: readonly Nominal[] | null) => Block[]> =
  {
    participation,
    avancement: (instantane) => {
      const drawn = avancement(documentsOf(instantane, 'fiche-action').map((d) => d.value))
      return drawn.length > 0 ? drawn : [paragraph('Aucune action n’est suivie par ce groupe.')]
    },
    fiches,
    indicateurs,
    propositions,
    sousGroupes,
    releve: (instantane, _cle, noms) => [...decisions(instantane, noms), ...acteursManquants(instantane)],
    engagements,
    acteursManquants,
    livrables,
  }

/**
 * What a data block shows, drawn from its snapshot; each block says where it comes from. Minutes, restitutions and the
 * page all call this. `cle` narrows it to one fiche (document id) or one sub-group;
 * persons are named only from the names given.
 */
export function blocDe(
  bloc: Bloc,
  instantane: Instantane,
  cle: string | null = null,
  noms: readonly Nominal[] | null = null,
): Block[] {
  const origin = originOf(instantane)
  return builders[bloc](instantane, cle, noms).map((block) =>
    block.origin === undefined ? { ...block, origin } : block,
  )
}
