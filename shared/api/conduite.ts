import { ecrans } from '../documents/choices.ts'
import { codeOf, done, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const goToPoint = endpoint({
  method: 'post',
  path: '/api/seances/:id/point',
  summary: 'Rend courant un point de l’ordre du jour ; le précédent est fini',
  act: 'runSeance',
  body: z.object({ pointId: id.nullable() }),
  answer: done,
})
export const extendPoint = endpoint({
  method: 'post',
  path: '/api/seances/:id/point/duree',
  summary: 'Donne du temps au point courant',
  act: 'runSeance',
  body: z.object({ minutes: z.number().int().min(-60).max(60) }),
  answer: done,
})

export const projeter = endpoint({
  method: 'post',
  path: '/api/seances/:id/projection',
  summary: 'Choisit ce que montre la projection ; « ecran » nul : elle suit le point courant',
  act: 'runSeance',
  body: z.object({
    ecran: codeOf(ecrans).nullable(),
    /** For « sousGroupe ». */
    sousGroupeId: id.nullable().default(null),
    page: z.number().int().min(0).max(99).default(0),
  }),
  answer: done,
})
export const rappeler = endpoint({
  method: 'post',
  path: '/api/seances/:id/rappel',
  summary: 'Rappelle tout le monde là où en est la séance',
  act: 'runSeance',
  answer: done,
})
