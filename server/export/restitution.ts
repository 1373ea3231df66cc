import type { Instantane } from '#server/snapshot/content'
import type { StandingOfRestitution } from '#shared/access/restitution-steps'
import type { Block } from '#shared/api/outline'
import { type ProseNode, proseIsBlank } from '#shared/document/value'
import { publics } from '#shared/documents/choices'
import { type Bloc, blocs, boxNode, dataNode } from '#shared/prose/content'
import { formeDe, inForm } from '#shared/prose/formes'
import { blocDe, nommant } from './blocs.ts'
import { refusDe } from './citable.ts'
import { documentsOf, type Frozen } from './frozen.ts'
import { nominatif } from './nominatif.ts'
import { blank, mark, markEnd, type Outline, paragraph } from './outline.ts'
import type { Nominal } from './participation.ts'
import { type Periode, periodeDite } from './periode.ts'
import { proseBlocks } from './prose.ts'
import { filigraneDe, provenance, sourcesNumerotees, statutDeRestitution } from './provenance.ts'
import { blancs, courte, guillemets } from './words.ts'

const isBloc = (name: unknown): name is Bloc => typeof name === 'string' && Object.hasOwn(blocs, name)
const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The data blocks of a text, wherever they stand. */
function dataNodes(nodes: readonly ProseNode[]): ProseNode[] {
  return nodes.flatMap((n) => [...(n.type === dataNode ? [n] : []), ...dataNodes(n.content ?? [])])
}

/** Snapshots a restitution draws from, in the order of its text, once each: what must be read before it is printed. */
export function instantanesCites(frozen: Frozen): string[] {
  return [...new Set(blocsCites(frozen).flatMap(({ instantane, depuis }) => [instantane ?? [], depuis ?? []].flat()))]
}

/** A data block of the text as it was inserted; anything may be missing in what was pasted. */
export interface BlocCite {
  bloc: Bloc | null
  instantane: string | null
  cle: string | null
  /** The earlier snapshot it compares with. */
  depuis: string | null
  /** Rank, in the text, of the block it stands in. */
  rang: number
}

/** The period it is about, as far as it is said. */
export const periodeDe = (frozen: Frozen): Periode => documentsOf(frozen, 'restitution')[0]?.value ?? {}

export function blocsCites(frozen: Frozen): BlocCite[] {
  const corps = documentsOf(frozen, 'restitution')[0]?.value.corps ?? []
  return corps.flatMap((node, rang) =>
    dataNodes([node]).map(({ attrs }) => ({
      bloc: isBloc(attrs?.bloc) ? attrs.bloc : null,
      ...{ instantane: word(attrs?.instantane), cle: word(attrs?.cle), depuis: word(attrs?.depuis) },
      rang,
    })),
  )
}

/** Boxes nobody filled in, each with what is wanted in it and the rank of the block of the text it stands in. */
export function boitesVides(frozen: Frozen): { consigne: string | null; rang: number }[] {
  const boxes = (node: ProseNode): ProseNode[] => (node.type === boxNode ? [node] : (node.content ?? []).flatMap(boxes))
  const corps = documentsOf(frozen, 'restitution')[0]?.value.corps ?? []
  return corps.flatMap((node, rang) =>
    boxes(node)
      .filter((box) => proseIsBlank(box.content ?? []))
      .map(({ attrs }) => ({ consigne: word(attrs?.consigne), rang })),
  )
}

/** What a block draws from: null when something it names cannot be read, or does not hold what the block shows. */
export function sourcesDe(
  { bloc, instantane, depuis }: Pick<BlocCite, 'bloc' | 'instantane' | 'depuis'>,
  cited: ReadonlyMap<string, Instantane>,
): { source: Instantane; avant: Instantane | null } | null {
  const source = cited.get(instantane ?? '')
  const avant = cited.get(depuis ?? '') ?? null
  const lost = avant === null && (depuis !== null || bloc === 'changements')
  const lacking = source !== undefined && bloc !== null && refusDe(bloc, source) !== null
  return source === undefined || lost || lacking ? null : { source, avant }
}

/** Meetings whose people a restitution would name, once each. */
export function seancesNommees(frozen: Frozen, cited: ReadonlyMap<string, Instantane>): string[] {
  const sources = blocsCites(frozen).flatMap((cite) =>
    cite.bloc !== null && nommant.includes(cite.bloc) ? (sourcesDe(cite, cited)?.source ?? []) : [],
  )
  return [...new Set(sources.flatMap(({ seanceId }) => seanceId ?? []))]
}

/** The number a snapshot has in the sources of a restitution, whose own text is the first. */
const numeroDe = (cited: ReadonlyMap<string, Instantane>, { id }: Instantane): number =>
  [...cited.keys()].indexOf(id) + 2

/** Who was at each meeting, by its id, where people are named; a meeting that is not there keeps to organisations. */
export type NomsParSeance = ReadonlyMap<string, readonly Nominal[]>

interface Drawing {
  cited: ReadonlyMap<string, Instantane>
  noms: NomsParSeance | null
  periode: Periode
}

function drawn(node: ProseNode, { cited, noms, periode }: Drawing): Block[] | null {
  if (node.type !== dataNode) return null
  const { bloc, instantane, cle, depuis, forme } = node.attrs ?? {}
  // Said rather than left out: whoever reads must know a figure is missing.
  if (!isBloc(bloc)) return [paragraph(blank('[bloc de données inconnu]'))]
  const found = sourcesDe({ bloc, instantane: word(instantane), depuis: word(depuis) }, cited)
  if (found === null) {
    const why =
      cited.has(word(instantane) ?? '') && depuis == null ? 'absent de cet instantané' : 'instantané introuvable'
    return [paragraph(blank(`[${blocs[bloc]}\u00a0: ${why}]`))]
  }
  const { source, avant } = found
  const given = { cle: word(cle), depuis: avant, noms: noms?.get(source.seanceId ?? '') ?? null, periode }
  const numero = numeroDe(cited, source)
  const compared = avant === null ? '' : `, comparé à [${numeroDe(cited, avant)}] ${guillemets(avant.libelle)}`
  return [
    mark(
      `Données [${numero}] – ${blocs[bloc]}\u00a0: instantané ${guillemets(source.libelle)}, empreinte ${courte(source.hash)}${compared}`,
    ),
    ...inForm(formeDe(bloc, forme), blocDe(bloc, source, given)),
    markEnd(`Fin des données [${numero}]`),
  ]
}

/** What each block of the text prints, in its order: what draws the document, and what is checked before it is published. */
export function blocsDuCorps(
  frozen: Frozen,
  cited: ReadonlyMap<string, Instantane>,
  noms: NomsParSeance | null = null,
): Block[][] {
  const value = documentsOf(frozen, 'restitution')[0]?.value
  const drawing = { cited, noms, periode: periodeDe(frozen) }
  return (value?.corps ?? []).map((node) => proseBlocks([node], { replace: (n) => drawn(n, drawing) }))
}

const isSaid = (w: string | null | undefined): w is string => typeof w === 'string' && w !== ''

/** A restitution from the snapshot of its own prose and those its data blocks name. */
export function restitution(
  frozen: Instantane,
  cited: ReadonlyMap<string, Instantane>,
  standing: StandingOfRestitution | null = null,
  noms: NomsParSeance | null = null,
): Outline {
  const statut = statutDeRestitution(standing)
  const value = documentsOf(frozen, 'restitution')[0]?.value
  if (value === undefined) throw new Error(`snapshot ${frozen.id} holds no restitution`)
  const body = blocsDuCorps(frozen, cited, noms).flat()
  const destinataires = value.public === null ? null : publics[value.public]
  const printed: Outline = {
    titre: value.intitule ?? 'Restitution',
    sousTitre:
      [value.sousTitre, value.perimetre, periodeDite(value), destinataires].filter(isSaid).join('\u00a0; ') || null,
    statut,
    filigrane: filigraneDe(statut),
    provenance: provenance(frozen),
    le: frozen.at,
    blocks: [
      ...(body.length > 0 ? body : [paragraph(blank(blancs.nonRenseigne))]),
      ...sourcesNumerotees(frozen, [...cited.values()]),
    ],
  }
  return noms === null ? printed : nominatif(printed)
}
