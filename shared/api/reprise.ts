import { endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

/** What earlier meetings of the group left open, to be put on the agenda of the next one. */
const reste = z.object({
  engagements: z.array(z.object({ quoi: z.string(), qui: z.string().nullable(), echeance: z.string().nullable() })),
  /** By sub-group of the meeting that is copied: the objectives it did not finish. */
  objectifs: z.array(z.object({ sousGroupe: z.string(), restent: z.array(z.string()) })),
  acteurs: z.array(z.object({ acteur: z.string(), pourquoi: z.string().nullable() })),
})
export type Reste = z.infer<typeof reste>

export const getReprise = endpoint({
  method: 'get',
  path: '/api/seances/:id/reprise',
  summary:
    'Ce qu’une nouvelle séance reprend de celle-ci : le nombre de personnes de sa composition, les engagements ouverts, ' +
    'les objectifs à finir, les acteurs à solliciter',
  act: 'prepareSeance',
  answer: z.object({ seanceId: id, personnes: z.number(), reste }),
})
