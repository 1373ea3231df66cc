import { CITATION_MAX } from '../prose/passage.ts'
import { done, endpoint, id, instant, words } from './endpoint.ts'
import { z } from './zod.ts'

const item = z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() })
/** A Yjs relative position that holds to an item of the text. */
const bout = z.object({ item, assoc: z.union([z.literal(0), z.literal(-1)]) })

/** By organisation and function, as everything people write together. */
const auteur = z.object({
  organisme: z.string().nullable(),
  fonction: z.string().nullable(),
  effacee: z.boolean(),
  moi: z.boolean(),
})
export type Auteur = z.infer<typeof auteur>

const reponse = z.object({ id, auteur, at: instant, texte: z.string() })

const commentaire = reponse.extend({
  ancre: z.object({ debut: bout, fin: bout }),
  /** The words it was written about, in case they go. */
  citation: z.string(),
  resoluA: instant.nullable(),
  resoluPar: auteur.nullable(),
  reponses: z.array(reponse),
  peutRegler: z.boolean(),
  peutRetirer: z.boolean(),
})
export type Commentaire = z.infer<typeof commentaire>

const texte = words(2000)

export const getCommentaires = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/commentaires',
  summary: 'Les commentaires d’une restitution et leurs réponses, les plus anciens d’abord',
  act: 'reviewRestitution',
  answer: z.object({
    commentaires: z.array(commentaire),
    /** It takes comments until it is validated. */
    ouverte: z.boolean(),
  }),
})

export const commenter = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/commentaires',
  summary: 'Commente un passage d’une restitution ; le commentaire reste à côté du texte',
  act: 'reviewRestitution',
  body: z.object({ ancre: commentaire.shape.ancre, citation: words(CITATION_MAX), texte }),
  answer: z.object({ id }),
})

export const repondreCommentaire = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/commentaires/:commentaireId/reponses',
  summary: 'Répond à un commentaire',
  act: 'reviewRestitution',
  body: z.object({ texte }),
  answer: z.object({ id }),
})

export const reglerCommentaire = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/commentaires/:commentaireId/resolution',
  summary: 'Marque un commentaire résolu, ou le rouvre',
  act: 'reviewRestitution',
  body: z.object({ resolu: z.boolean() }),
  answer: done,
})

export const retirerCommentaire = endpoint({
  method: 'delete',
  path: '/api/restitutions/:id/commentaires/:commentaireId',
  summary: 'Retire un commentaire : le sien tant que personne n’y a répondu, ou tout le fil pour qui valide',
  act: 'reviewRestitution',
  answer: done,
})
