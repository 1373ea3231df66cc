import { z } from 'zod'
import { codeOf, id, instant } from '#shared/api/endpoint'
import {
  etatsSousGroupe,
  modes,
  naturesPoint,
  phases,
  sortsProposition,
  statutsPresence,
} from '#shared/documents/choices'
import { documentKinds } from '#shared/documents/registry'

const words = z.string()
const blank = z.string().nullable()
const time = instant.nullable()

const frozenSeance = z.object({
  id,
  titre: words,
  jour: words,
  debut: blank,
  fin: blank,
  lieu: blank,
  coanimation: z.array(words),
  phase: codeOf(phases),
  ouverteA: time,
  closeA: time,
  valideeA: time,
  groupe: z.object({ id, titre: words }).nullable(),
  axe: z.object({ id, numero: z.number(), titre: words }).nullable(),
  schema: z.object({ id, titre: words }).nullable(),
  ordreDuJour: z.array(z.object({ numero: blank, titre: words })),
  cadre: z.array(words),
  actualites: z.array(z.object({ axe: z.number().nullable(), textes: z.array(words) })),
})
export type FrozenSeance = z.infer<typeof frozenSeance>

const frozenPoint = z.object({
  id,
  parentId: blank,
  numero: blank,
  titre: words,
  nature: codeOf(naturesPoint),
  intervenant: blank,
  dureePrevue: z.number().nullable(),
  commenceA: time,
  finiA: time,
})
export type FrozenPoint = z.infer<typeof frozenPoint>

/** Snapshots taken before proposals had a fate do not say it. */
const frozenProposition = z.object({
  id,
  /** As first worded. */
  titre: words,
  titreCourt: blank,
  organisme: blank.optional(),
  sort: codeOf(sortsProposition).optional(),
  reformulation: blank.optional(),
  motif: blank.optional(),
  /** Null when none were revealed. */
  gommettes: z.number().nullable().optional(),
})

const frozenSousGroupe = z.object({
  id,
  numero: z.number(),
  titre: words,
  titreCourt: blank,
  documentId: id,
  enSalle: z.number(),
  aDistance: z.number(),
  /** Organisation of the person who reports. */
  rapporteur: blank,
  /** Snapshots taken before sub-groups could end do not say it: they were at work. */
  etat: codeOf(etatsSousGroupe).optional(),
  /** The sub-group whose sheet took in this one. */
  versId: blank.optional(),
  /** Organisations around each shared device its text was typed on. */
  tables: z.array(z.string()).optional(),
})
export type FrozenSousGroupe = z.infer<typeof frozenSousGroupe>

/** A line of attendance without the words that name someone: those stay in rows, where they can be erased. */
const frozenPresence = z.object({
  ligneId: id,
  personId: blank,
  organisme: blank,
  /** Kind of organisation, see `shared/documents/organismes.ts`. */
  nature: words,
  mode: codeOf(modes),
  statut: codeOf(statutsPresence),
  represente: z.boolean(),
})
export type FrozenPresence = z.infer<typeof frozenPresence>

const frozenSuivi = z.object({
  /** Id of the line, in the document it was written in. */
  rowId: id,
  seanceId: id,
  /** The day of that meeting; snapshots taken before do not say it. */
  jour: blank.optional(),
  nature: words,
  texte: words,
  qui: blank,
  /** A person answers for it, whom this does not name; snapshots taken before named them in `qui`. */
  personne: z.literal(true).optional(),
  echeance: blank,
  faitA: time,
})

const frozenRessource = z.object({
  id,
  titre: words,
  editeur: blank,
  url: blank,
  accesRestreint: z.boolean(),
  description: blank,
})

/** How many came to a meeting: counts, never a person. */
const frozenFrequentation = z.object({
  seanceId: id,
  titre: words,
  jour: words,
  salle: z.number(),
  distance: z.number(),
})

const frozenDocument = z.object({
  id,
  kind: z.enum(documentKinds as [(typeof documentKinds)[number], ...(typeof documentKinds)[number][]]),
  title: words,
  /** The projected value, blanks included. */
  value: z.record(z.string(), z.unknown()),
})
export type FrozenDocument = z.infer<typeof frozenDocument>

/** The version of a fiche the committee adopted, as it counted when the snapshot was taken. */
const frozenReference = z.object({
  documentId: id,
  /** Of the plan of actions. */
  annee: z.number(),
  /** The civil day of the committee. */
  adopteeLe: words,
  /** The snapshot that was adopted. */
  instantaneId: id,
  libelle: words,
  empreinte: words,
  value: frozenDocument.shape.value,
})
export type FrozenReference = z.infer<typeof frozenReference>

/** What a snapshot was taken of. */
export const portees = ['document', 'seance', 'groupe', 'axe', 'schema'] as const
export type SortePortee = (typeof portees)[number]

export const FORMAT = 1

/** What a snapshot freezes: everything an export prints, so that none has to look elsewhere. */
export const snapshotContent = z.object({
  format: z.literal(FORMAT),
  /** Of a group, an axis or a scheme; what was taken of a meeting or of one document says it by what it holds. */
  portee: z.object({ sorte: z.enum(portees), id, titre: words }).optional(),
  /** Null when no meeting was frozen. */
  seance: frozenSeance.nullable(),
  points: z.array(frozenPoint),
  propositions: z.array(frozenProposition),
  sousGroupes: z.array(frozenSousGroupe),
  presence: z.array(frozenPresence),
  /** What the group follows until done, earlier meetings included; snapshots taken before do not say it. */
  suivis: z.array(frozenSuivi).optional(),
  /** What the group shares; snapshots taken before do not say it. */
  ressources: z.array(frozenRessource).optional(),
  /** Who came to each meeting of the group, this one included; snapshots taken before do not say it. */
  frequentation: z.array(frozenFrequentation).optional(),
  /** Of the fiches among the documents; snapshots without fiches, or taken before references were frozen, do not say it. */
  references: z.array(frozenReference).optional(),
  /** Organisations the documents and their references name by id. */
  organismes: z.array(z.object({ id, nom: words, sigle: blank })),
  documents: z.array(frozenDocument),
})
export type SnapshotContent = z.infer<typeof snapshotContent>

export interface Portee {
  sorte: SortePortee
  id: string
  titre: string
}

export function porteeOf({ portee, seance, documents: [alone] }: SnapshotContent): Portee {
  if (portee !== undefined) return portee
  if (seance !== null) return { sorte: 'seance', id: seance.id, titre: seance.titre }
  if (alone === undefined) throw new Error('a snapshot that holds nothing')
  return { sorte: 'document', id: alone.id, titre: alone.title }
}

/** A snapshot as the exports read it. */
export interface Instantane {
  id: string
  libelle: string
  seanceId: string | null
  groupeId: string | null
  /** Server time it was taken at. */
  at: number
  hash: string
  content: SnapshotContent
}
