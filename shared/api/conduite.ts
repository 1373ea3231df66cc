import { ecrans, phases } from '../documents/choices.ts'
import { codeOf, done, endpoint, id, instant } from './endpoint.ts'
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

/** Another device of those who run the meeting: this meeting alone, one use, a few minutes to scan it. */
export const passerLeRelais = endpoint({
  method: 'post',
  path: '/api/seances/:id/relais',
  summary: 'Donne un lien qui ouvre l’animation de cette séance sur un autre appareil, une seule fois',
  act: 'runSeance',
  answer: z.object({ url: z.string(), qr: z.string(), expireA: instant }),
})
export const getVie = endpoint({
  method: 'get',
  path: '/api/seances/:id/vie',
  summary: 'Les phases par lesquelles la séance est passée, la plus ancienne d’abord',
  act: 'readSeance',
  answer: z.array(
    z.object({
      phase: codeOf(phases),
      a: instant,
      /** The server did it by itself. */
      seule: z.boolean(),
      /** Who did it, for those who run the meeting. */
      par: z.string().nullable(),
    }),
  ),
})
