import { objectifsEcrits } from '../documents/choices.ts'
import { blankable, codeOf, done, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const ouvrirEcriture = endpoint({
  method: 'post',
  path: '/api/seances/:id/ecriture',
  summary: 'Demande à chacun·e d’écrire de son côté sur un objectif',
  act: 'runSeance',
  body: z.object({ objectif: codeOf(objectifsEcrits) }),
  answer: done,
})
export const ecrire = endpoint({
  method: 'put',
  path: '/api/seances/:id/ecriture/mienne',
  summary: 'Écrit de son côté ; ce qui était écrit avant est remplacé',
  act: 'takePart',
  body: z.object({ ecritureId: id, texte: blankable(2000) }),
  answer: done,
})
export const monEcrit = endpoint({
  method: 'get',
  path: '/api/seances/:id/ecriture/mienne',
  summary: 'Ce que l’on a soi-même écrit, que personne d’autre ne lit',
  act: 'takePart',
  answer: z.object({ ecritureId: id.nullable(), texte: z.string() }),
})
export const revelerEcriture = endpoint({
  method: 'post',
  path: '/api/seances/:id/ecriture/revelation',
  summary: 'Ajoute aux fiches ce que chacun·e a écrit de son côté',
  act: 'runSeance',
  answer: done,
})
