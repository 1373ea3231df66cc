import { modes, qualites, sourcesEmargement, statutsPresence } from '../documents/choices.ts'
import { naturesOrganisme } from '../documents/organismes.ts'
import { blankable, codeOf, done, endpoint, id, instant, words } from './endpoint.ts'
import { z } from './zod.ts'

const fields = {
  nom: words(200),
  fonction: blankable(200).default(null),
  organisme: blankable(200).default(null),
  mode: codeOf(modes).default('salle'),
  statut: codeOf(statutsPresence).default('present'),
  represente: blankable(200).default(null),
  qualite: codeOf(qualites).nullable().default(null),
  siege: blankable(200).default(null),
}

export const addLigne = endpoint({
  method: 'post',
  path: '/api/seances/:id/emargement',
  summary: 'Ajoute une personne à la feuille',
  act: 'writeEmargement',
  body: z.object({ ...fields, par: codeOf(sourcesEmargement).default('animation') }),
  answer: z.object({ id }),
})
export const correctLigne = endpoint({
  method: 'put',
  path: '/api/seances/:id/emargement/:ligneId',
  summary: 'Corrige une ligne : la précédente est conservée',
  act: 'writeEmargement',
  body: z.object({
    nom: words(200).optional(),
    fonction: blankable(200).optional(),
    organisme: blankable(200).optional(),
    mode: codeOf(modes).optional(),
    statut: codeOf(statutsPresence).optional(),
    represente: blankable(200).optional(),
    qualite: codeOf(qualites).nullable().optional(),
    siege: blankable(200).optional(),
    arriveA: instant.nullable().optional(),
    partiA: instant.nullable().optional(),
    /** « Par la personne » is said by the person alone. */
    par: z.enum(['animation', 'papier']).default('animation'),
  }),
  answer: done,
})
export const retirerLigne = endpoint({
  method: 'delete',
  path: '/api/seances/:id/emargement/:ligneId',
  summary:
    'Retire une personne attendue, ce qui lui était préparé et ses liens personnels ; refusé si elle est déjà arrivée',
  act: 'writeEmargement',
  answer: done,
})
export const fusionnerLignes = endpoint({
  method: 'post',
  path: '/api/seances/:id/emargement/:ligneId/fusion',
  summary: 'Réunit en cette ligne une autre ligne de la même personne, et tout ce qu’elle a fait dans la séance',
  act: 'writeEmargement',
  body: z.object({ double: id }),
  answer: done,
})
export const distinguerLignes = endpoint({
  method: 'post',
  path: '/api/seances/:id/emargement/:ligneId/distincte',
  summary: 'Dit que cette ligne et une autre, dont les noms se ressemblent, sont deux personnes',
  act: 'writeEmargement',
  body: z.object({ autre: id }),
  answer: done,
})
export const rapprocherOrganisme = endpoint({
  method: 'post',
  path: '/api/seances/:id/emargement/organismes',
  summary: 'Rapproche un organisme tapé librement d’un organisme connu, ou l’ajoute à ceux que l’espace connaît',
  act: 'writeEmargement',
  body: z.object({
    /** As typed; every line that says the same is concerned. */
    tape: words(200),
    vers: z.union([z.object({ id }), z.object({ nature: codeOf(naturesOrganisme) })]),
  }),
  answer: done,
})
/** One's own line: spelling, function, organisation, mode, who is represented. */
export const correctMaLigne = endpoint({
  method: 'put',
  path: '/api/seances/:id/ma-ligne',
  summary: 'Corrige sa propre ligne de présence',
  act: 'takePart',
  body: z.object({
    nom: words(200).optional(),
    fonction: blankable(200).optional(),
    organisme: blankable(200).optional(),
    mode: codeOf(modes).optional(),
    represente: blankable(200).optional(),
  }),
  answer: done,
})
export const getHistorique = endpoint({
  method: 'get',
  path: '/api/seances/:id/emargement/:ligneId/historique',
  summary: 'Les versions d’une ligne, la plus récente d’abord',
  act: 'readEmargement',
  answer: z.array(
    z.object({
      id,
      nom: z.string(),
      fonction: z.string().nullable(),
      organisme: z.string().nullable(),
      mode: codeOf(modes),
      statut: codeOf(statutsPresence),
      represente: z.string().nullable(),
      qualite: codeOf(qualites).nullable(),
      siege: z.string().nullable(),
      arriveA: instant.nullable(),
      partiA: instant.nullable(),
      par: codeOf(sourcesEmargement),
      enregistreA: instant,
    }),
  ),
})
