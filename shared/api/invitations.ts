import { endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

export const listInvitations = endpoint({
  method: 'get',
  path: '/api/seances/:id/invitations',
  summary: 'Les liens personnels donnés aux personnes attendues, sans leur secret : quand, et s’ils ont servi',
  act: 'createLink',
  answer: z.array(z.object({ ligneId: id, creeA: instant, utiliseA: instant.nullable() })),
})

export const inviter = endpoint({
  method: 'post',
  path: '/api/seances/:id/invitations',
  summary:
    'Crée un lien personnel pour chacune de ces lignes de la feuille ; les adresses ne sont montrées qu’une fois, les liens déjà donnés restent bons',
  act: 'createLink',
  body: z.object({ lignes: z.array(id).min(1).max(200) }),
  answer: z.array(z.object({ ligneId: id, url: z.string() })),
})
