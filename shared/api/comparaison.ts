import { endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

/** In place of a snapshot: the same documents as they stand. */
export const MAINTENANT = 'maintenant'

/** Kept, removed and added stretches of a text, in the order they are read. */
const morceau = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Morceau = z.infer<typeof morceau>

const champ = z.object({
  label: z.string(),
  /** Words as shown; null for a blank. */
  avant: z.string().nullable(),
  apres: z.string().nullable(),
  /** Word by word, for a text written on both sides. */
  morceaux: z.array(morceau).nullable(),
})
export type Champ = z.infer<typeof champ>

export const changement = z.object({
  /** `actions[<id>]`, `resultatAttendu` */
  cle: z.string(),
  /** « Suivi des actions » */
  rubrique: z.string(),
  /** The row of a list it is about; null for the field itself. */
  element: z.string().nullable(),
  sorte: z.enum(['ajoute', 'retire', 'modifie', 'deplace']),
  champs: z.array(champ),
  /** Ready for a report. */
  phrase: z.string(),
})
export type Changement = z.infer<typeof changement>

const documentCompare = z.object({
  documentId: id,
  kind: z.string(),
  titre: z.string(),
  /** `ajoute`: only the later one has it; `retire`: only the earlier one. */
  sorte: z.enum(['ajoute', 'retire', 'modifie']),
  changements: z.array(changement),
})
export type DocumentCompare = z.infer<typeof documentCompare>

const texteDate = z.object({
  texte: z.string().nullable(),
  /** The civil day the text was given; null when nobody said. */
  le: z.string().nullable(),
})
/** An action of a fiche whose text is not the same, with the date of each text. */
const actionChangee = z.object({
  documentId: id,
  fiche: z.string(),
  actionId: id,
  action: z.string(),
  avant: texteDate,
  apres: texteDate,
  morceaux: z.array(morceau),
  phrase: z.string(),
})
export type ActionChangee = z.infer<typeof actionChangee>

const cote = z.object({ id: id.nullable(), libelle: z.string(), prisA: instant })

export const comparaison = z.object({
  groupeId: id.nullable(),
  avant: cote,
  apres: cote,
  documents: z.array(documentCompare),
  /** Documents that say the same on both sides. */
  identiques: z.number().int(),
  actions: z.array(actionChangee),
})
export type Comparaison = z.infer<typeof comparaison>

export const compareInstantanes = endpoint({
  method: 'get',
  path: '/api/instantanes/:id/comparaison/:avec',
  summary: 'Ce qui a changé depuis un instantané : dans un autre, plus récent, ou dans l’état actuel (« maintenant »)',
  act: 'readSnapshots',
  answer: comparaison,
})

const repere = z.object({
  /** « depuis la séance du 1er juillet 2025 » */
  libelle: z.string(),
  instantaneId: id,
})
export const listReperes = endpoint({
  method: 'get',
  path: '/api/groupes/:id/reperes',
  summary: 'Les instantanés depuis lesquels on compare d’ordinaire : chaque séance, la dernière restitution',
  act: 'readSnapshots',
  answer: z.array(repere),
})
