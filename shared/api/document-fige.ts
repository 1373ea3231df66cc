import { changement } from './comparaison.ts'
import { done, endpoint, id, instant } from './endpoint.ts'
import { block } from './outline.ts'
import { z } from './zod.ts'

const rubrique = z.object({
  /** Name of the field: `contours`. */
  cle: z.string(),
  label: z.string(),
  blocs: z.array(block),
  /** What giving it back would change in the document as it stands; empty when it says the same. */
  retour: z.array(changement),
})
export type Rubrique = z.infer<typeof rubrique>

export const getDocumentFige = endpoint({
  method: 'get',
  path: '/api/instantanes/:id/documents/:documentId',
  summary: 'Un document tel que figé, rubrique par rubrique, et ce qui le sépare de l’état actuel',
  act: 'readSnapshots',
  answer: z.object({
    kind: z.string(),
    titre: z.string(),
    libelle: z.string(),
    prisA: instant,
    /** This person may write in the document as it stands. */
    peutReprendre: z.boolean(),
    /** Who wrote what is read there, the largest share first; never a name. */
    auteurs: z.array(
      z.object({
        /** Null for the text the document began with, or given back from a snapshot. */
        organisme: z.string().nullable(),
        /** From 0 to 1. */
        part: z.number(),
      }),
    ),
    rubriques: z.array(rubrique),
  }),
})

export const reprendreRubrique = endpoint({
  method: 'post',
  path: '/api/instantanes/:id/reprises',
  summary: 'Redonne à une rubrique, ou à une ligne d’une liste, ce qu’elle disait ; le reste du document ne change pas',
  act: 'readSnapshots',
  body: z.object({
    documentId: id,
    /** `contours`, `engagements[<id>]` */
    cle: z.string().min(1).max(200),
    /** What the section says now and did not then stays, after the rest. */
    garder: z.boolean().default(true),
  }),
  answer: done,
})
