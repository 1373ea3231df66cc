import { blankable, done, endpoint, id, words } from './endpoint.ts'
import { z } from './zod.ts'

/** Besides whoever holds the device. */
export const MOST_AT_TABLE = 11

const person = z.object({ ligneId: id, nom: z.string(), organisme: z.string().nullable() })

export const maTable = endpoint({
  method: 'get',
  path: '/api/seances/:id/ma-table',
  summary: 'Les personnes qui partagent cet appareil, et les personnes attendues qui peuvent s’y joindre',
  act: 'takePart',
  answer: z.object({ autour: z.array(person), attendus: z.array(person) }),
})
export const mettreATable = endpoint({
  method: 'put',
  path: '/api/seances/:id/ma-table',
  summary:
    'Dit qui partage cet appareil, en entier : des lignes de la feuille, et des personnes qui n’y sont pas. ' +
    'Chacune est présente, dans le mode de la personne qui le tient ; refusé si l’une a signé sur le sien',
  act: 'takePart',
  body: z.object({
    lignes: z.array(id).max(MOST_AT_TABLE).default([]),
    nouveaux: z
      .array(z.object({ nom: words(200), organisme: blankable(200).default(null) }))
      .max(MOST_AT_TABLE)
      .default([]),
  }),
  answer: done,
})
