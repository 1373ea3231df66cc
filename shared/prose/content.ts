/**
 * What formatted text may hold: one list for the editor, the server's guard and the exports.
 * A node or mark missing here is refused on the wire: an editor that meets an unknown name deletes it for everybody.
 */
export const blockNodes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
  'horizontalRule',
] as const
export const tableNodes = ['table', 'tableRow', 'tableHeader', 'tableCell'] as const
/** A data block of a restitution: an atom that names its snapshot and what it shows. */
export const dataNode = 'blocDonnees'
/** A box somebody must fill in before the restitution leaves. */
export const boxNode = 'aCompleter'
export const markNames = ['bold', 'italic', 'underline', 'strike', 'link'] as const

/** Attributes each node may carry; what is not named here is refused. */
export const nodeAttributes: Readonly<Record<string, readonly string[]>> = {
  /** `releve`: the line of the relevé this paragraph was noted as. */
  paragraph: ['releve'],
  heading: ['level'],
  orderedList: ['start', 'type'],
  tableHeader: ['colspan', 'rowspan', 'colwidth'],
  tableCell: ['colspan', 'rowspan', 'colwidth'],
  /** `cle`: the fiche or the sub-group it is narrowed to; `depuis`: the earlier snapshot it compares with. */
  blocDonnees: ['bloc', 'instantane', 'cle', 'depuis', 'forme'],
  aCompleter: ['consigne'],
}
export const markAttributes: Readonly<Record<string, readonly string[]>> = {
  link: ['href', 'target', 'rel', 'class', 'title'],
}

/** The data blocks a restitution can draw from a snapshot. */
export const blocs = {
  participation: 'Participation',
  frequentation: 'Participation par séance',
  cadre: 'Cadre et actualités',
  avancement: 'Avancement des actions',
  changements: 'Ce qui a changé',
  evolutions: 'Propositions d’évolution du plan d’actions',
  fiches: 'Suivi des fiches actions',
  indicateurs: 'Indicateurs',
  propositions: 'Propositions et leur sort',
  sousGroupes: 'Sous-groupes',
  releve: 'Décisions et engagements',
  engagements: 'Engagements tenus, en cours, en retard',
  acteursManquants: 'Acteurs manquants',
  livrables: 'Livrables',
  ressources: 'Ressources',
  prochaineSeance: 'Prochain rendez-vous',
} as const
export type Bloc = keyof typeof blocs

/** Node names allowed in a kind of document. */
export function nodesAllowed(documentKind: string): ReadonlySet<string> {
  const common = [...blockNodes, ...tableNodes]
  return new Set(documentKind === 'restitution' ? [...common, dataNode, boxNode] : common)
}

/** Only addresses a person can follow safely; the same rule in the editor, the guard and every export. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null
  // Control characters and spaces hide a scheme from a naive check: `java\tscript:`.
  const bare = [...href].filter((c) => c.charCodeAt(0) > 32).join('')
  return /^(https?:\/\/|mailto:)/i.test(bare) ? bare : null
}
