import { done, endpoint, id, words } from './endpoint.ts'
import { z } from './zod.ts'

export const setPret = endpoint({
  method: 'post',
  path: '/api/seances/:id/pret',
  summary: 'Dit que l’on est prêt·e dans son sous-groupe, ou que l’on ne l’est plus ; vaut pour le point en cours',
  act: 'takePart',
  body: z.object({ pret: z.boolean() }),
  answer: done,
})
export const annoncer = endpoint({
  method: 'post',
  path: '/api/seances/:id/annonce',
  summary: 'Dit un message à tous les sous-groupes, à la place du précédent ; nul, le retire',
  act: 'runSeance',
  body: z.object({ texte: words(300).nullable() }),
  answer: done,
})
export const setPassage = endpoint({
  method: 'post',
  path: '/api/seances/:id/passage',
  summary: 'Choisit l’ordre dans lequel les sous-groupes rapportent',
  act: 'runSeance',
  body: z.object({ sousGroupeIds: z.array(id).max(50) }),
  answer: done,
})
export const presenter = endpoint({
  method: 'post',
  path: '/api/seances/:id/presentation',
  summary: 'Donne la parole à un sous-groupe, projeté en grand, ou à aucun',
  act: 'runSeance',
  body: z.object({ sousGroupeId: id.nullable() }),
  answer: done,
})
