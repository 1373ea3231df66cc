import { blankable, done, endpoint } from './endpoint.ts'
import { z } from './zod.ts'

/** Below this many answers, what each said could be guessed: only their number is told. */
export const ASSEZ_DE_REPONSES = 3

/** ROTI: what the time given was worth. */
export const noteRoti = z.number().int().min(1).max(5)

export const evaluate = endpoint({
  method: 'put',
  path: '/api/seances/:id/evaluation',
  summary:
    'Évalue la séance, sans nom. `cle` : tirée au hasard par l’appareil, qui seul la garde ; la redonner corrige la réponse',
  act: 'takePart',
  body: z.object({ cle: z.string().regex(/^[0-9a-f]{24}$/), note: noteRoti, mot: blankable(60).default(null) }),
  answer: done,
})

export const getEvaluation = endpoint({
  method: 'get',
  path: '/api/seances/:id/evaluation',
  summary: `Ce que la séance a valu, à partir de ${ASSEZ_DE_REPONSES} réponses`,
  act: 'runSeance',
  answer: z.object({
    reponses: z.number().int(),
    /** How many gave 1, 2, 3, 4, 5; null until there are enough. */
    notes: z.array(z.number().int()).length(5).nullable(),
    /** In alphabetical order: nothing of who wrote first. */
    mots: z.array(z.string()),
  }),
})
