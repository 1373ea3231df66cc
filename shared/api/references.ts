import { changement } from './comparaison.ts'
import { civilDay, done, endpoint, id } from './endpoint.ts'
import { block } from './outline.ts'
import { z } from './zod.ts'

const reference = z.object({
  annee: z.number().int(),
  instantaneId: id,
  /** The day of the committee. */
  adopteeLe: z.string(),
})

const evolution = z.object({
  cle: z.string(),
  label: z.string(),
  /** As adopted; null when nothing was. */
  reference: z.array(block).nullable(),
  travail: z.array(block),
  /** From the one to the other. */
  changements: z.array(changement),
})
export type Evolution = z.infer<typeof evolution>

export const getEvolutions = endpoint({
  method: 'get',
  path: '/api/documents/:id/evolutions',
  summary:
    'Une fiche action : sa version de référence, sa version de travail, et les propositions d’évolution de l’une à l’autre',
  act: 'readSchemas',
  answer: z.object({
    titre: z.string(),
    peutAdopter: z.boolean(),
    peutExporter: z.boolean(),
    /** The last noted first: that one counts. */
    references: z.array(reference),
    rubriques: z.array(evolution),
  }),
})

export const adoptReference = endpoint({
  method: 'post',
  path: '/api/documents/:id/references',
  summary:
    'Note que le comité a adopté une fiche, telle qu’elle est ou telle qu’un instantané la garde : c’est la version de référence',
  act: 'adoptFiche',
  body: z.object({
    annee: z.number().int().min(2000).max(2100),
    /** The day of the committee: today or before. */
    le: civilDay,
    /** What was adopted; null for the working version, which is frozen now. */
    instantaneId: id.nullable(),
  }),
  answer: done,
})
