import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import type { Bloc } from '#shared/prose/content'
import { fiches } from './fiches.ts'
import { originOf } from './frozen.ts'
import { participation } from './participation.ts'
import { acteursManquants, decisions, livrables } from './releve.ts'
import { sousGroupes } from './sous-groupes.ts'

const builders: Record<Bloc, (instantane: Instantane, cle: string | null) => Block[]> = {
  participation,
  fiches,
  sousGroupes,
  releve: (instantane) => [...decisions(instantane), ...acteursManquants(instantane)],
  livrables,
}

/**
 * What a data block shows, drawn from its snapshot; each block says where it comes from. Minutes, restitutions and the
 * page all call this. `cle` narrows it to one fiche (document id) or one sub-group.
 */
export function blocDe(bloc: Bloc, instantane: Instantane, cle: string | null = null): Block[] {
  const origin = originOf(instantane)
  return builders[bloc](instantane, cle).map((block) => (block.origin === undefined ? { ...block, origin } : block))
}
