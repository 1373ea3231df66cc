import { documentKinds } from '../documents/registry.ts'
import { done, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const listPersonnes = endpoint({
  method: 'get',
  path: '/api/personnes',
  summary: 'Les personnes dont le nom est enregistré, et les séances où elles figurent',
  act: 'administer',
  answer: z.array(
    z.object({
      id,
      nom: z.string(),
      fonction: z.string().nullable(),
      organisme: z.string().nullable(),
      seances: z.array(z.object({ id, titre: z.string(), jour: z.string() })),
      /** Whoever asks: nobody erases themselves. */
      moi: z.boolean(),
    }),
  ),
})
export const getEffacement = endpoint({
  method: 'get',
  path: '/api/personnes/:id/effacement',
  summary: 'Où le nom d’une personne resterait écrit une fois cette personne effacée',
  act: 'administer',
  answer: z.object({
    /** Other people of that name: where others wrote it, nobody can tell whose it is. */
    homonymes: z.number(),
    documents: z.array(
      z.object({
        id,
        titre: z.string(),
        kind: z.enum(documentKinds as [(typeof documentKinds)[number], ...(typeof documentKinds)[number][]]),
        seanceId: id.nullable(),
      }),
    ),
    /** Labels of the snapshots that hold it. */
    instantanes: z.array(z.string()),
    /** Pages of the public site that show it. */
    publications: z.array(z.object({ titre: z.string(), chemin: z.string() })),
  }),
})
export const effacerPersonne = endpoint({
  method: 'delete',
  path: '/api/personnes/:id',
  summary: 'Efface une personne, à sa demande : son nom ne figure plus nulle part, les présences restent comptées',
  act: 'administer',
  answer: done,
})
