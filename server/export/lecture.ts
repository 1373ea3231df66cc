import type { Instantane } from '#server/snapshot/content'
import type { StandingOfRestitution } from '#shared/access/restitution-steps'
import { documentBlocks } from './any-document.ts'
import { compteRendu } from './compte-rendu.ts'
import { heading, type Outline } from './outline.ts'
import { filigraneDe, provenance, sources, statutDe } from './provenance.ts'
import { restitution } from './restitution.ts'

/** The reading view of any snapshot: minutes for a meeting, the text for a restitution, the filled form for the rest. */
export function lecture(
  instantane: Instantane,
  cited: ReadonlyMap<string, Instantane>,
  standing: StandingOfRestitution | null = null,
): Outline {
  const { content, libelle, at } = instantane
  if (content.seance !== null) return { ...compteRendu(instantane, { noms: null }), titre: libelle }
  if (content.documents.some((d) => d.kind === 'restitution')) return restitution(instantane, cited, standing)
  return {
    titre: libelle,
    sousTitre: null,
    statut: statutDe(instantane),
    filigrane: filigraneDe(statutDe(instantane)),
    provenance: provenance(instantane),
    le: at,
    blocks: [
      ...content.documents.flatMap((d) => [heading(2, d.title), ...documentBlocks(d, content.organismes)]),
      ...sources([instantane]),
    ],
  }
}
