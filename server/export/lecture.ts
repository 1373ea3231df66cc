import type { FrozenDocument, Instantane, SnapshotContent } from '#server/snapshot/content'
import type { StandingOfRestitution } from '#shared/access/restitution-steps'
import type { Block } from '#shared/api/outline'
import { documentBlocks } from './any-document.ts'
import { compteRendu } from './compte-rendu.ts'
import { fichierDe } from './fichier.ts'
import { heading, type Outline, paragraph } from './outline.ts'
import { filigraneDe, provenance, sources, statutDe } from './provenance.ts'
import { restitution } from './restitution.ts'

/** Among others, a restitution is only named: what it draws comes from snapshots of its own. */
const asRead = (document: FrozenDocument, organismes: SnapshotContent['organismes']): Block[] =>
  document.kind === 'restitution'
    ? [paragraph('Cette restitution se lit et s’exporte à part.')]
    : documentBlocks(document, organismes)

/** The reading view of any snapshot: minutes for a meeting, the text for a restitution, the filled form for the rest. */
export function lecture(
  instantane: Instantane,
  cited: ReadonlyMap<string, Instantane>,
  standing: StandingOfRestitution | null = null,
): Outline {
  const { content, libelle, at } = instantane
  if (content.seance !== null) {
    const fichier = fichierDe('Instantané', content.seance, libelle)
    return { ...compteRendu(instantane, { noms: null }), titre: libelle, fichier }
  }
  const [alone, ...others] = content.documents
  if (alone?.kind === 'restitution' && others.length === 0) return restitution(instantane, cited, standing)
  return {
    titre: libelle,
    sousTitre: null,
    statut: statutDe(instantane),
    filigrane: filigraneDe(statutDe(instantane)),
    provenance: provenance(instantane),
    le: at,
    blocks: [
      ...content.documents.flatMap((d) => [heading(2, d.title), ...asRead(d, content.organismes)]),
      ...sources([instantane]),
    ],
  }
}
