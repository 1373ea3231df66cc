import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import type { Bloc } from '#shared/prose/content'
import { avancement, avancementCompare } from './avancement.ts'
import { cadre } from './cadre.ts'
import { changements } from './changements.ts'
import { engagements } from './engagements.ts'
import { evolutions } from './evolutions.ts'
import { fiches } from './fiches.ts'
import { frequentation } from './frequentation.ts'
import { documentsOf, notesOf, originOf } from './frozen.ts'
import { indicateurs } from './indicateurs.ts'
import { paragraph } from './outline.ts'
import { listeNominale, type Nominal, participation } from './participation.ts'
import type { Periode } from './periode.ts'
import { prochaineSeance } from './prochaine-seance.ts'
import { propositions } from './propositions.ts'
import { acteursManquants, decisions, livrables } from './releve.ts'
import { ressources } from './ressources.ts'
import { sousGroupes } from './sous-groupes.ts'

interface Given {
  /** One fiche (document id) or one sub-group; null for all. */
  cle: string | null
  /** The earlier snapshot of what changed. */
  depuis: Instantane | null
  /** Persons are named only from these. */
  noms: readonly Nominal[] | null
  /** Of the restitution it stands in. */
  periode: Periode
}
type Builder = (instantane: Instantane, given: Given) => Block[]

const builders: Record<Bloc, Builder> = {
  participation: (instantane, { noms }) => [
    ...participation(instantane),
    ...(noms === null ? [] : listeNominale(instantane, noms)),
  ],
  frequentation: (instantane, { periode }) => frequentation(instantane, periode),
  cadre: ({ content: { seance } }) => {
    const drawn = seance === null ? [] : cadre(seance)
    return drawn.length > 0 ? drawn : [paragraph('Ni cadre ni actualité n’ont été notés.')]
  },
  avancement: (instantane, { depuis }) => {
    const compared = depuis === null ? [] : avancementCompare(instantane, depuis)
    const drawn = [...avancement(documentsOf(instantane, 'fiche-action')), ...compared]
    return drawn.length > 0 ? drawn : [paragraph('Aucune action n’est suivie par ce groupe.')]
  },
  changements: (instantane, { cle, depuis }) => changements(instantane, cle, depuis),
  evolutions: (instantane, { cle }) => evolutions(instantane, cle),
  fiches: (instantane, { cle }) => fiches(instantane, cle),
  indicateurs,
  propositions,
  sousGroupes: (instantane, { cle }) => sousGroupes(instantane, cle),
  releve: (instantane, { noms }) => [...decisions(instantane, noms), ...acteursManquants(instantane)],
  engagements: (instantane, { noms }) => engagements(instantane, noms),
  acteursManquants,
  livrables,
  ressources,
  prochaineSeance: (instantane) => [paragraph(...prochaineSeance(notesOf(instantane)))],
}

/** Blocks that name people when they are given names. */
export const nommant: readonly Bloc[] = ['participation', 'releve', 'engagements']

/** Where in the meeting what stands in no document was taken down. */
const passages: Partial<Record<Bloc, string>> = {
  participation: 'Émargement',
  frequentation: 'Émargement',
  cadre: 'Préparation de la séance',
  prochaineSeance: 'Notes de séance',
  propositions: 'Propositions faites en séance',
}

/**
 * What a data block shows, drawn from its snapshot; each block says where it comes from. Minutes, restitutions and the
 * page all call this.
 */
export function blocDe(bloc: Bloc, instantane: Instantane, given: Partial<Given> = {}): Block[] {
  const origin = { ...originOf(instantane), passage: passages[bloc] ?? null }
  const drawn = builders[bloc](instantane, { cle: null, depuis: null, noms: null, periode: {}, ...given })
  return drawn.map((block) => (block.origin === undefined ? { ...block, origin } : block))
}
