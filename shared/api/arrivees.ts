import { etatsArrivee } from '../documents/choices.ts'
import { documentKinds } from '../documents/registry.ts'
import { MAX_LATE_BYTES } from '../sync/late.ts'
import { codeOf, endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

const etat = codeOf(etatsArrivee)
const kind = z.enum(documentKinds as [(typeof documentKinds)[number], ...(typeof documentKinds)[number][]])

/** Four characters for three bytes. */
const base64 = z.base64().max(Math.ceil(MAX_LATE_BYTES / 3) * 4)

/** What a device does with a text the server refused as frozen, again and again until it is told what became of it. */
export const sendArrivee = endpoint({
  method: 'post',
  path: '/api/documents/:id/arrivees',
  summary: 'Confie à l’animation un texte tapé après la clôture, refusé par le serveur (mise à jour Yjs, en base 64)',
  act: 'takePart',
  body: z.object({ epoch: z.number().int().min(1), octets: base64 }),
  /** Null when the document says all of it already. */
  answer: z.object({ arrivee: z.object({ id, etat }).nullable() }),
})

const morceau = z.object({
  /** `contours`, `engagements[<id>]` */
  cle: z.string(),
  champs: z.array(
    z.object({ libelles: z.array(z.string()), avant: z.string().nullable(), apres: z.string().nullable() }),
  ),
})

const arrivee = z.object({
  id,
  personId: id,
  nom: z.string(),
  organisme: z.string().nullable(),
  document: z.object({ id, kind, titre: z.string(), retire: z.boolean() }),
  recueA: instant,
  /** Last time more of it came. */
  completeeA: instant,
  etat,
  traiteePar: z.string().nullable(),
  traiteeA: instant.nullable(),
  /** What remains to be decided, in the words of the document as it stands; null when it can no longer be read there. */
  morceaux: z.array(morceau).nullable(),
  /** How many pieces were brought in. */
  repris: z.number().int(),
})
export type Arrivee = z.infer<typeof arrivee>

export const listArrivees = endpoint({
  method: 'get',
  path: '/api/seances/:id/arrivees',
  summary: 'Les textes arrivés après la clôture : qui, où, ce qu’il y avait et ce qui a été écrit',
  act: 'runSeance',
  answer: z.array(arrivee),
})

const decision = z.object({
  etat,
  /** Pieces that remain to be decided. */
  reste: z.number().int(),
})

export const bringInArrivee = endpoint({
  method: 'post',
  path: '/api/seances/:id/arrivees/:arriveeId/reprise',
  summary: 'Reprend dans son document un texte arrivé après la clôture, ou seulement certains morceaux',
  act: 'runSeance',
  body: z.object({
    /** Null: all of it. */
    morceaux: z.array(z.string().min(1).max(200)).min(1).max(500).nullable(),
    /** `completeeA` as it was read: what nobody has seen is not brought in. */
    vueA: instant,
  }),
  answer: decision,
})
export const setAsideArrivee = endpoint({
  method: 'post',
  path: '/api/seances/:id/arrivees/:arriveeId/ecart',
  summary: 'Écarte un texte arrivé après la clôture ; son auteur ou son autrice le garde en brouillon',
  act: 'runSeance',
  body: z.object({ vueA: instant }),
  answer: decision,
})

export const listMesArrivees = endpoint({
  method: 'get',
  path: '/api/moi/arrivees',
  summary: 'Ce que sont devenus les textes de la personne connectée arrivés après une clôture',
  act: null,
  answer: z.array(
    z.object({ id, documentId: id, etat, repris: z.number().int(), recueA: instant, traiteeA: instant.nullable() }),
  ),
})
