import { etatsTour } from '../documents/choices.ts'
import { codeOf, done, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const giveFloor = endpoint({
  method: 'put',
  path: '/api/seances/:id/a-la-parole',
  summary: 'Donne la parole à une personne, qui quitte la file ; null : la personne qui parlait a fini',
  act: 'runSeance',
  body: z.object({ personId: id.nullable() }),
  answer: done,
})
export const setAlternance = endpoint({
  method: 'put',
  path: '/api/seances/:id/alternance',
  summary: 'Fait alterner la salle et la distance dans la file de parole, ou suit le seul ordre des demandes',
  act: 'runSeance',
  body: z.object({ active: z.boolean() }),
  answer: done,
})
export const remoteHeard = endpoint({
  method: 'post',
  path: '/api/seances/:id/distance-entendue',
  summary: 'Note que la distance vient d’être entendue, sans passer par la file',
  act: 'runSeance',
  answer: done,
})

export const startTour = endpoint({
  method: 'post',
  path: '/api/seances/:id/tour',
  summary: 'Commence le tour de table : les personnes présentes, salle et distance mêlées',
  act: 'runSeance',
  answer: done,
})
export const forgetTour = endpoint({
  method: 'delete',
  path: '/api/seances/:id/tour',
  summary: 'Revient à avant le tour de table',
  act: 'runSeance',
  answer: done,
})
export const setTour = endpoint({
  method: 'put',
  path: '/api/seances/:id/tour/:ligneId',
  summary:
    'Où en est une personne dans le tour de table. « encours » finit le tour de qui parlait ; « fait » ou « passe » ' +
    'appelle la suivante',
  act: 'runSeance',
  body: z.object({ etat: codeOf(etatsTour) }),
  answer: done,
})
