import { etatsLiaison, modes } from '../documents/choices.ts'
import { codeOf, endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

/** How one person is linked, all their devices together. */
export const liaison = z.object({
  personId: id,
  nom: z.string(),
  organisme: z.string().nullable(),
  /** Null for someone who has no line of attendance. */
  mode: codeOf(modes).nullable(),
  /** The gravest of their devices. */
  etat: codeOf(etatsLiaison),
  depuis: instant,
  /** Last time one of their pages was heard. */
  entendueA: instant,
  appareils: z.number().int(),
  /** Devices that are cut. */
  coupes: z.number().int(),
  /** What they typed that the server does not have, as their devices last told. */
  modifications: z.number().int(),
  depuisQuand: instant.nullable(),
  /** They were writing just before they were cut: something may wait on their device. */
  ecrivait: z.boolean(),
  /** Where something waits, or may wait. */
  documents: z.array(z.object({ id, titre: z.string() })),
})
export type Liaison = z.infer<typeof liaison>

export const getLiaisons = endpoint({
  method: 'get',
  path: '/api/seances/:id/liaisons',
  summary: 'Qui est relié à la séance, comment, et ce que le serveur n’a pas encore reçu, le plus grave d’abord',
  act: 'runSeance',
  answer: z.object({
    liaisons: z.array(liaison),
    /** Texts that came after the closing and wait for a decision. */
    arrivees: z.number().int(),
    maintenant: instant,
  }),
})

/** People left out on purpose: what they typed goes to the tray. */
export const sans = z.array(id).max(1000).default([])

/** Nothing was done: these people hold something the server does not have. */
export const enRetard = z.object({ ok: z.literal(false), enRetard: z.array(liaison) })
